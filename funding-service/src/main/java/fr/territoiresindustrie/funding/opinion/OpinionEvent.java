package fr.territoiresindustrie.funding.opinion;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.territoiresindustrie.funding.application.ApplicationEvent;

/** What the others are told of an opinion: all that they are told of its application, of whom it is asked and until when; never what it says. */
record OpinionEvent(
        @JsonUnwrapped ApplicationEvent application,
        @JsonUnwrapped Opinion.Told told) {}
