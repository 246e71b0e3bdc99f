package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.transition.Rule;
import fr.territoiresindustrie.kit.transition.Workflow;
import java.util.List;
import java.util.Set;

import static fr.territoiresindustrie.funding.application.ApplicationCommand.*;
import static fr.territoiresindustrie.funding.application.ApplicationStatus.*;

/** The moves of an application from its draft to its settlement. */
final class ApplicationWorkflow {

    /** The team of the project's territory. */
    static final String APPLICANT = "territory";

    /** The body that answers for the envelope. */
    static final String FUNDER = "funder";

    /** What a confirmed payment does; nobody commands it. */
    static final String PAYMENT = "confirmed payment";

    private static final Rule<Application> PROJECT_APPROVED = Rule.of(
            "PROJECT_NOT_APPROVED",
            "/projectId",
            new Text("Le projet n'est pas approuvé par son comité.", "The project is not approved by its committee."),
            a -> a.sight().projectApproved());

    private static final Rule<Application> IN_TIME = Rule.of(
            "SCHEME_CLOSED",
            "/scheme",
            new Text(
                    "Le dispositif ne prend pas de demandes à cet instant.",
                    "The scheme takes no applications at this instant."),
            a -> a.isInTime());

    static final Text NO_WORK_BEFORE = new Text(
            "Le projet ne commence pas avant la réception de la demande (décret 2018-514).",
            "No work starts before the application is received (decree 2018-514).");

    private static final Rule<Application> WORK_START_STATED = Rule.of(
            "WORK_START_NOT_STATED",
            "/worksStartOn",
            new Text("La demande dit quand le projet commence.", "The application says when the work starts."),
            a -> a.saysWhenWorkStarts());

    private static final Rule<Application> WORK_NOT_BEGUN =
            Rule.of("WORK_BEFORE_RECEPTION", "/worksStartOn", NO_WORK_BEFORE, a -> a.isReceivedBeforeWork());

    private static final Text DECISION_OTHERWISE =
            new Text("La dernière décision du comité ne le dit pas.", "The committee's last decision does not say so.");

    private static final Rule<Application> NOT_DECIDED_AGAINST = Rule.of(
            "COMMITTEE_DECIDED_OTHERWISE",
            "/committeeDecision",
            DECISION_OTHERWISE,
            a -> a.isDecided(DecisionOutcome::isFavourable));

    private static final Rule<Application> NOT_DECIDED_FOR = Rule.of(
            "COMMITTEE_DECIDED_OTHERWISE",
            "/committeeDecision",
            DECISION_OTHERWISE,
            a -> a.isDecided(outcome -> outcome == DecisionOutcome.UNFAVOURABLE));

    private static final Rule<Application> HAS_SIRET = Rule.of(
            "SIRET_MISSING",
            "/beneficiary/siret",
            new Text(
                    "Le SIRET du bénéficiaire est demandé avant toute convention.",
                    "The beneficiary's SIRET is required before any agreement."),
            a -> a.hasSiret());

    private static final Rule<Application> NO_PAYMENT_UNDER_WAY = Rule.of(
            "PAYMENT_UNDER_WAY",
            null,
            new Text(
                    "Un paiement est demandé ou autorisé : confirmez-le ou refusez-le d'abord.",
                    "A payment is asked for or authorised: confirm or refuse it first."),
            a -> !a.sight().paymentUnderWay());

    private static final Set<String> BY_FUNDER = Set.of(FUNDER);
    private static final Set<String> BY_APPLICANT = Set.of(APPLICANT);

    static final Workflow<Application, ApplicationStatus, ApplicationCommand> TABLE = table();

    private ApplicationWorkflow() {}

    private static Workflow<Application, ApplicationStatus, ApplicationCommand> table() {
        var table = Workflow.of(ApplicationCommand.class, Application::state)
                .move(
                        DRAFT,
                        SUBMIT,
                        SUBMITTED,
                        BY_APPLICANT,
                        List.of(PROJECT_APPROVED, IN_TIME, WORK_START_STATED, WORK_NOT_BEGUN))
                .move(
                        INCOMPLETE,
                        SUBMIT,
                        SUBMITTED,
                        BY_APPLICANT,
                        List.of(PROJECT_APPROVED, WORK_START_STATED, WORK_NOT_BEGUN))
                .move(SUBMITTED, DECLARE_COMPLETE, COMPLETE, BY_FUNDER, List.of())
                .move(SUBMITTED, ASK_FOR_CORRECTIONS, INCOMPLETE, BY_FUNDER, List.of())
                .move(COMPLETE, DECLARE_ELIGIBLE, ELIGIBLE, BY_FUNDER, List.of())
                .move(COMPLETE, DECLARE_INELIGIBLE, INELIGIBLE, BY_FUNDER, List.of())
                .move(ELIGIBLE, APPRAISE, UNDER_APPRAISAL, BY_FUNDER, List.of())
                .move(UNDER_APPRAISAL, PRESELECT, PRESELECTED, BY_FUNDER, List.of())
                .move(PRESELECTED, SELECT, SELECTED, BY_FUNDER, List.of(NOT_DECIDED_AGAINST))
                .move(PRESELECTED, REJECT, REJECTED, BY_FUNDER, List.of(NOT_DECIDED_FOR))
                .move(SELECTED, AGREE, AGREED, BY_FUNDER, List.of(PROJECT_APPROVED, HAS_SIRET))
                .move(AGREED, START_PAYMENT, IN_PAYMENT, Set.of(PAYMENT), List.of())
                .move(IN_PAYMENT, SETTLE, SETTLED, BY_FUNDER, List.of(NO_PAYMENT_UNDER_WAY))
                .move(AGREED, DECOMMIT, DECOMMITTED, BY_FUNDER, List.of(NO_PAYMENT_UNDER_WAY))
                .move(IN_PAYMENT, DECOMMIT, DECOMMITTED, BY_FUNDER, List.of(NO_PAYMENT_UNDER_WAY));
        List.of(DRAFT, SUBMITTED, INCOMPLETE, COMPLETE, ELIGIBLE, UNDER_APPRAISAL, PRESELECTED, SELECTED)
                .forEach(before -> table.move(before, WITHDRAW, WITHDRAWN, BY_APPLICANT, List.of()));
        return table.build();
    }
}
