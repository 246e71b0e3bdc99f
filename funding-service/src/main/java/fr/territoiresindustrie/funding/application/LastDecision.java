package fr.territoiresindustrie.funding.application;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;

/** The committee's decision that counts: the last one that was recorded. */
@Embeddable
public class LastDecision {

    private Integer decisionNumber;
    private String decisionBody;
    private LocalDate decidedOn;

    @Enumerated(EnumType.STRING)
    private DecisionOutcome decisionOutcome;

    @SuppressWarnings("NullAway.Init")
    protected LastDecision() {}

    public LastDecision(int number, String body, LocalDate decidedOn, DecisionOutcome outcome) {
        this.decisionNumber = number;
        this.decisionBody = body;
        this.decidedOn = decidedOn;
        this.decisionOutcome = outcome;
    }

    public int number() {
        return decisionNumber;
    }

    public LocalDate decidedOn() {
        return decidedOn;
    }

    DecisionOutcome outcome() {
        return decisionOutcome;
    }

    ApplicationView.DecisionView view() {
        return new ApplicationView.DecisionView(decisionNumber, decisionBody, decidedOn, decisionOutcome);
    }
}
