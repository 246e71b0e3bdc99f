package fr.territoiresindustrie.funding.decision;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.territoiresindustrie.funding.application.ApplicationEvent;

/** What the others are told of a decision: all that they are told of its application, who decided and when; what was decided shows when the application moves. */
record DecisionEvent(
        @JsonUnwrapped ApplicationEvent application,
        @JsonUnwrapped CommitteeDecision.Told told) {}
