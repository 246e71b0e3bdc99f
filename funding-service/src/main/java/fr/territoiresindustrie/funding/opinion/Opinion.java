package fr.territoiresindustrie.funding.opinion;

import fr.territoiresindustrie.funding.application.Application;
import fr.territoiresindustrie.funding.application.ApplicationView;
import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.identity.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An opinion that the funding body asks of somebody on an application. It is asked once, and answered once or withdrawn. */
@Entity
@Table(name = "application_opinion")
class Opinion {

    @Id
    private UUID id;

    private UUID applicationId;

    @Enumerated(EnumType.STRING)
    private OwnerKind askedKind;

    private String askedCode;
    private @Nullable String question;
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private OpinionStatus state = OpinionStatus.ASKED;

    @Enumerated(EnumType.STRING)
    private @Nullable Verdict verdict;

    private @Nullable String grounds;
    private Instant askedAt;
    private @Nullable Instant givenAt;

    @SuppressWarnings("NullAway.Init")
    protected Opinion() {}

    Opinion(UUID id, Application application, OpinionRequests.Ask asked, Instant now) {
        this.id = id;
        this.applicationId = application.id();
        this.askedKind = asked.kind();
        this.askedCode = asked.code();
        this.question = asked.question();
        this.dueOn = asked.dueOn();
        this.askedAt = now;
    }

    void give(OpinionRequests.Answer answer, Instant now) {
        refuseClosed();
        state = OpinionStatus.GIVEN;
        verdict = answer.verdict();
        grounds = answer.grounds();
        givenAt = now;
    }

    void withdraw() {
        refuseClosed();
        state = OpinionStatus.WITHDRAWN;
    }

    private void refuseClosed() {
        if (state != OpinionStatus.ASKED) {
            throw OpinionProblem.APPLICATION_OPINION_CLOSED.because(
                    "Cet avis est rendu, ou n'est plus demandé.", "This opinion is given, or no longer asked for.");
        }
    }

    /** Whether the caller speaks for whom it is asked of. */
    boolean isAskedOf(Caller caller) {
        return FundingSource.owns(caller, askedKind, askedCode);
    }

    /** Whether whoever it is asked of reads it: no more once it is withdrawn, as it shows an application that may not be published. */
    boolean isReadBy(Caller caller) {
        return state != OpinionStatus.WITHDRAWN && isAskedOf(caller);
    }

    UUID id() {
        return id;
    }

    UUID applicationId() {
        return applicationId;
    }

    ApplicationOpinionView view(ApplicationView application, LocalDate today) {
        return new ApplicationOpinionView(
                id,
                applicationId,
                application.reference(),
                application.projectId(),
                application.subject(),
                application.beneficiary().name(),
                application.requested(),
                askedKind,
                askedCode,
                question,
                dueOn,
                state,
                state == OpinionStatus.ASKED && dueOn.isBefore(today),
                verdict,
                grounds,
                askedAt,
                givenAt);
    }

    /** What is told of it: of whom and until when, never what it says. */
    Told told() {
        return new Told(id, askedKind, askedCode, dueOn);
    }

    record Told(UUID opinion, OwnerKind kind, String code, LocalDate dueOn) {}
}
