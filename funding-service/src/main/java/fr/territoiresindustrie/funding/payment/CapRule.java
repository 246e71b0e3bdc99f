package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.transition.Rule.Unmet;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * How much may be paid, and when: decree 2018-514, domain §6. An advance is at most 30 % of the agreement, 60 % with a first-demand guarantee;
 * advance and interim payments together at most 80 %, 90 % of an agreement of more than 48 months; a balance, like an interim payment, only
 * on proof; nothing after it, and never more than was agreed.
 */
enum CapRule {
    PROOF_MISSING(
            "/proofs",
            "Un acompte ou un solde demande un justificatif.",
            "An interim payment or balance needs a proof.") {
        @Override
        boolean holds(Payment payment, PaidSoFar soFar) {
            return payment.kind() == PaymentKind.ADVANCE
                    || payment.kind() == PaymentKind.RECOVERY
                    || !payment.proofs().isEmpty();
        }
    },
    BALANCE_ALREADY_ASKED(
            "/kind",
            "Le solde est demandé ou payé : rien ne le suit.",
            "The balance is asked or paid: nothing follows it.") {
        @Override
        boolean holds(Payment payment, PaidSoFar soFar) {
            return payment.kind() == PaymentKind.RECOVERY || !soFar.balance();
        }
    },
    ADVANCE_ABOVE_CAP("/amount", "", "") {
        @Override
        boolean holds(Payment payment, PaidSoFar soFar) {
            return payment.kind() != PaymentKind.ADVANCE || within(payment, soFar.advances(), cap(payment, soFar));
        }

        @Override
        Money cap(Payment payment, PaidSoFar soFar) {
            return soFar.share(payment.hasGuarantee() ? 60 : 30);
        }
    },
    INTERIM_ABOVE_CAP("/amount", "", "") {
        @Override
        boolean holds(Payment payment, PaidSoFar soFar) {
            return payment.kind() == PaymentKind.BALANCE
                    || payment.kind() == PaymentKind.RECOVERY
                    || within(payment, soFar.advances().plus(soFar.interims()), cap(payment, soFar));
        }

        @Override
        Money cap(Payment payment, PaidSoFar soFar) {
            return soFar.share(soFar.beforeBalance());
        }
    },
    PAYMENT_ABOVE_AGREEMENT("/amount", "", "") {
        @Override
        boolean holds(Payment payment, PaidSoFar soFar) {
            return payment.kind() == PaymentKind.RECOVERY || within(payment, soFar.total(), cap(payment, soFar));
        }

        @Override
        Money cap(Payment payment, PaidSoFar soFar) {
            return soFar.agreed();
        }
    },
    RECOVERY_ABOVE_PAYMENT("/amount", "", "") {
        @Override
        boolean holds(Payment payment, PaidSoFar soFar) {
            return payment.kind() != PaymentKind.RECOVERY || within(payment, Money.ZERO, cap(payment, soFar));
        }

        @Override
        Money cap(Payment payment, PaidSoFar soFar) {
            return soFar.recoverable();
        }
    };

    private final String pointer;
    private final Text sentence;

    CapRule(String pointer, String fr, String en) {
        this.pointer = pointer;
        this.sentence = new Text(fr, en);
    }

    abstract boolean holds(Payment payment, PaidSoFar soFar);

    /** The most that this rule lets be paid in all; zero where it is not about an amount. */
    Money cap(Payment payment, PaidSoFar soFar) {
        return Money.ZERO;
    }

    private static boolean within(Payment payment, Money before, Money cap) {
        return before.plus(payment.amount()).compareTo(cap) <= 0;
    }

    private Text message(Payment payment, PaidSoFar soFar) {
        Money cap = cap(payment, soFar);
        return sentence.fr().isEmpty()
                ? new Text("Au plus " + cap + " EUR en tout.", "At most " + cap + " EUR in all.")
                : sentence;
    }

    /** The first rule that a payment breaks. */
    static Optional<Unmet> unmet(Payment payment) {
        PaidSoFar soFar = Objects.requireNonNull(payment.soFar());
        return Arrays.stream(values())
                .filter(rule -> !rule.holds(payment, soFar))
                .findFirst()
                .map(rule -> new Unmet(rule.name(), rule.message(payment, soFar), rule.pointer));
    }
}
