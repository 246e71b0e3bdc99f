package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.transition.Rule;
import fr.territoiresindustrie.kit.transition.Workflow;
import java.util.List;
import java.util.Set;

import static fr.territoiresindustrie.funding.payment.PaymentCommand.*;
import static fr.territoiresindustrie.funding.payment.PaymentStatus.*;

/** The life of a payment: one person authorises, another confirms. What the agreement allows is asked at each step anew. */
final class PaymentWorkflow {

    /** The body that answers for the envelope. */
    static final String FUNDER = "funder";

    private static final Rule<Payment> ANOTHER_PERSON = Rule.of(
            "SAME_PERSON",
            null,
            new Text(
                    "Qui a autorisé un paiement ne le confirme pas : il faut une autre personne.",
                    "Whoever authorised a payment does not confirm it: another person must."),
            p -> !p.isAuthorisedByCaller());

    private static final Set<String> BY_FUNDER = Set.of(FUNDER);

    static final Workflow<Payment, PaymentStatus, PaymentCommand> TABLE = Workflow.of(
                    PaymentCommand.class, Payment::state)
            .move(REQUESTED, AUTHORISE, AUTHORISED, BY_FUNDER, List.of(CapRule::unmet))
            .move(AUTHORISED, CONFIRM, CONFIRMED, BY_FUNDER, List.of(ANOTHER_PERSON, CapRule::unmet))
            .move(REQUESTED, REFUSE, REFUSED, BY_FUNDER, List.of())
            .move(AUTHORISED, REFUSE, REFUSED, BY_FUNDER, List.of())
            .build();

    private PaymentWorkflow() {}
}
