package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.funding.ledger.MovementKind;
import fr.territoiresindustrie.funding.ledger.NewMovement;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A movement as an owner asks for it, seen from the envelope it was asked of. */
record Wanted(
        MovementKind kind,
        Authority authority,
        int year,
        Money amount,
        @Nullable LocalDate effectiveOn,
        @Nullable String reason,
        @Nullable String reference) {

    /**
     * What goes into the ledger: one movement, or both sides of one.
     *
     * @param there the other envelope, where one was named
     * @throws Problem 409 or 422 when there is no such movement between these envelopes
     */
    List<NewMovement> movements(Envelope here, @Nullable Envelope there, UUID pair, LocalDate today) {
        return switch (kind) {
            case DELEGATION -> {
                Envelope child = child(here, there);
                yield List.of(side(kind, here, child, pair), side(MovementKind.DELEGATION_RECEIVED, child, here, pair));
            }
            case WITHDRAWAL -> {
                Envelope child = child(here, there);
                // the child's side first: what it has committed or frozen cannot be taken back
                yield List.of(side(MovementKind.WITHDRAWAL_RETURNED, child, here, pair), side(kind, here, child, pair));
            }
            case TRANSFER_OUT -> {
                Envelope destination = destination(here, there);
                yield List.of(
                        side(kind, here, destination, pair), side(MovementKind.TRANSFER_IN, destination, here, pair));
            }
            case CARRY_OVER_OUT -> carryOver(here, there, pair, today);
            case REPLENISHMENT -> List.of(parity(here, there));
            case OPENING,
                    FREEZE,
                    UNFREEZE,
                    COMMITMENT,
                    DECOMMITMENT,
                    PAYMENT,
                    RECOVERY,
                    DELEGATION_RECEIVED,
                    WITHDRAWAL_RETURNED,
                    TRANSFER_IN,
                    CARRY_OVER_IN -> {
                none(there);
                yield List.of(movement(kind, here, year));
            }
        };
    }

    private NewMovement movement(MovementKind of, Envelope envelope, int inYear) {
        return NewMovement.of(envelope.id(), of, authority, inYear, amount, effectiveOn, reason, reference);
    }

    private NewMovement side(MovementKind of, Envelope envelope, Envelope other, UUID pair) {
        return movement(of, envelope, year).paired(pair, other.id());
    }

    /** Matched euro for euro by the funder of another envelope, who replenishes it in return. */
    private NewMovement parity(Envelope here, @Nullable Envelope there) {
        if (there == null) {
            return movement(kind, here, year);
        }
        if (there.id().equals(here.id())) {
            throw illegal(
                    "SAME_ENVELOPE", "Une enveloppe n'est pas à parité avec elle-même.", "No parity with itself.");
        }
        return movement(kind, here, year).atParityWith(there.id());
    }

    private List<NewMovement> carryOver(Envelope here, @Nullable Envelope there, UUID pair, LocalDate today) {
        none(there);
        if (authority != Authority.CP) {
            throw illegal(
                    "CREDIT_ONLY", "Seul un crédit de paiement se reporte.", "Only payment credit is carried over.");
        }
        if (today.getYear() <= year) {
            throw EnvelopeProblem.YEAR_NOT_OVER.because(
                    "Le crédit de " + year + " se reporte une fois l'année finie.",
                    "The credit of " + year + " is carried over once the year is over.");
        }
        return List.of(
                movement(kind, here, year).paired(pair, here.id()),
                movement(MovementKind.CARRY_OVER_IN, here, year + 1).paired(pair, here.id()));
    }

    private static Envelope child(Envelope here, @Nullable Envelope there) {
        Envelope child = named(there);
        if (!child.isChildOf(here)) {
            throw illegal(
                    "NOT_A_SUB_ENVELOPE",
                    child.code() + " n'est pas une sous-enveloppe de " + here.code() + ".",
                    child.code() + " is no sub-envelope of " + here.code() + ".");
        }
        return child;
    }

    private static Envelope destination(Envelope here, @Nullable Envelope there) {
        Envelope destination = named(there);
        if (destination.id().equals(here.id())) {
            throw illegal("SAME_ENVELOPE", "Origine et destination sont une même enveloppe.", "Both are one envelope.");
        }
        if (!destination.sourceCode().equals(here.sourceCode())) {
            throw illegal(
                    "ANOTHER_SOURCE",
                    "On ne redéploie qu'entre enveloppes d'une même source.",
                    "Transfers stay within one funding source.");
        }
        if (destination.isChildOf(here) || here.isChildOf(destination)) {
            throw illegal(
                    "PARENT_AND_CHILD",
                    "Entre mère et sous-enveloppe : déléguez ou retirez.",
                    "Between a parent and its sub-envelope: delegate or withdraw.");
        }
        return destination;
    }

    private static Envelope named(@Nullable Envelope there) {
        if (there == null) {
            throw illegal("REQUIRED", "L'autre enveloppe est demandée.", "The other envelope is required.");
        }
        return there;
    }

    private static void none(@Nullable Envelope there) {
        if (there != null) {
            throw illegal(
                    "NOT_EXPECTED", "Ce mouvement n'a pas d'autre enveloppe.", "This movement has no other envelope.");
        }
    }

    private static Problem illegal(String code, String fr, String en) {
        return EnvelopeProblem.COUNTERPART_NOT_LEGAL.because(fr, en).at("/counterpart", code, new Text(fr, en));
    }
}
