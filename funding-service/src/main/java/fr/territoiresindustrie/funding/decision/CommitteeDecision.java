package fr.territoiresindustrie.funding.decision;

import fr.territoiresindustrie.funding.application.DecisionOutcome;
import fr.territoiresindustrie.funding.application.LastDecision;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a committee decided of an application. Written once; another decision corrects it. */
@Entity
@Immutable
class CommitteeDecision {

    @Id
    private UUID id;

    private UUID applicationId;
    private int number;
    private String body;
    private LocalDate decidedOn;

    @Enumerated(EnumType.STRING)
    private DecisionOutcome outcome;

    private @Nullable String reasons;
    private List<String> conditions;
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init")
    protected CommitteeDecision() {}

    CommitteeDecision(UUID id, UUID applicationId, int number, DecisionRequests.Decide request, Instant now) {
        this.id = id;
        this.applicationId = applicationId;
        this.number = number;
        this.body = request.body();
        this.decidedOn = request.decidedOn();
        this.outcome = request.outcome();
        this.reasons = request.reasons();
        this.conditions = List.copyOf(request.conditionsOrNone());
        this.recordedAt = now;
    }

    LastDecision asLast() {
        return new LastDecision(number, body, decidedOn, outcome);
    }

    CommitteeDecisionView view() {
        return new CommitteeDecisionView(
                id, applicationId, number, body, decidedOn, outcome, reasons, List.copyOf(conditions), recordedAt);
    }

    /** What is told of it: who decided and when, never what. */
    Told told() {
        return new Told(id, number, body, decidedOn);
    }

    record Told(UUID decision, int number, String body, LocalDate decidedOn) {}
}
