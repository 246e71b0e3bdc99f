package fr.territoiresindustrie.funding.referral;

import fr.territoiresindustrie.kit.transition.Workflow;
import java.util.List;
import java.util.Set;

import static fr.territoiresindustrie.funding.referral.ReferralCommand.*;
import static fr.territoiresindustrie.funding.referral.ReferralStatus.*;

/** The life of a referral. Who was unreachable may be reached after all. */
final class ReferralWorkflow {

    /** The body that offers the scheme. */
    static final String OPERATOR = "operator";

    static final Workflow<Referral, ReferralStatus, ReferralCommand> TABLE = Workflow.of(
                    ReferralCommand.class, Referral::state)
            .move(SENT, TAKE_UP, TAKEN_UP, Set.of(OPERATOR), List.of())
            .move(UNREACHABLE, TAKE_UP, TAKEN_UP, Set.of(OPERATOR), List.of())
            .move(TAKEN_UP, DECLARE_HELPED, HELPED, Set.of(OPERATOR), List.of())
            .move(SENT, DECLARE_NOT_FOR_US, NOT_FOR_US, Set.of(OPERATOR), List.of())
            .move(TAKEN_UP, DECLARE_NOT_FOR_US, NOT_FOR_US, Set.of(OPERATOR), List.of())
            .move(SENT, DECLARE_UNREACHABLE, UNREACHABLE, Set.of(OPERATOR), List.of())
            .move(TAKEN_UP, DECLARE_UNREACHABLE, UNREACHABLE, Set.of(OPERATOR), List.of())
            .build();

    private ReferralWorkflow() {}
}
