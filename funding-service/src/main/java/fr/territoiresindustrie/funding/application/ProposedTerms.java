package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Terms that an agreement or an amendment of one application would have: what they mean there, and whether they may be agreed.
 *
 * @param inForce what they come to: aid of a de minimis scheme is de minimis, whatever else they say
 * @param eligibleBase the base under them: theirs, or the one of the request
 * @param signed the terms that hold already
 * @param isGrant whether a decision to grant must say what decree 2018-514 demands; loans and equity are no grants
 */
public record ProposedTerms(
        AgreementTerms inForce,
        @Nullable Money eligibleBase,
        AgreementTerms signed,
        boolean isGrant,
        Reception reception) {

    /**
     * Refuses (422) terms that contradict themselves or the amount, or that do not say what a decision to grant must say: all that is
     * missing at once. Nor may the work of a grant start before its application was received.
     *
     * @param pointer to the terms in the request
     */
    public void check(Money amount, String pointer) {
        inForce.check(amount, pointer);
        checkMentions(pointer);
        checkStart(inForce.startsOn(), pointer);
    }

    private void checkMentions(String pointer) {
        List<Mention> missing = isGrant ? inForce.missing(eligibleBase) : List.of();
        if (!missing.isEmpty()) {
            Problem incomplete = ApplicationProblem.AGREEMENT_INCOMPLETE.because(
                    "Des mentions de l'article 8 du décret 2018-514 manquent : voir errors.",
                    "Mentions of article 8 of decree 2018-514 are missing: see errors.");
            missing.forEach(mention -> incomplete.at(pointer + mention.field(), mention.name(), mention.sentence()));
            throw incomplete;
        }
    }

    private void checkStart(@Nullable LocalDate start, String pointer) {
        boolean told = Objects.equals(start, signed.startsOn()); // what was signed stands
        if (!told && !reception.admits(start)) {
            throw ApplicationProblem.WORK_BEFORE_RECEPTION
                    .because(
                            "La demande a été reçue le " + reception.day() + " ; le projet ne commence pas avant.",
                            "The application was received on " + reception.day() + "; no work starts before.")
                    .at(pointer + "/startsOn", "OUT_OF_RANGE", ApplicationWorkflow.NO_WORK_BEFORE);
        }
    }
}
