package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kit.identifier.Siren;
import fr.territoiresindustrie.kit.importing.RowResult;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.project.importing.ImportRequests.Grant;
import fr.territoiresindustrie.project.pipeline.ReconstructionService.Reconstruction;
import fr.territoiresindustrie.project.sheet.FinancingPlan;
import fr.territoiresindustrie.project.sheet.Lead;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.sheet.Theme;
import fr.territoiresindustrie.project.territory.Territory;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges published grants: each becomes a project to reconstruct, or is refused with its reason. */
final class GrantExamination {

    private final Map<String, Territory> territories;
    private final String source;
    private final Validator validator;

    /** {@code territories}: the territory of phase 2 in which each commune lies. */
    GrantExamination(Map<String, Territory> territories, String source, Validator validator) {
        this.territories = territories;
        this.source = source;
        this.validator = validator;
    }

    /** The verdict on a row. */
    sealed interface Verdict {}

    record Admitted(Reconstruction project) implements Verdict {}

    record Refused(RowResult row) implements Verdict {}

    Verdict judge(Grant grant) {
        if (isBlank(grant.communeCode())) {
            return refused(grant, "NO_COMMUNE", "La source ne donne pas de commune.", "The source gives no commune.");
        }
        @Nullable Territory territory = territories.get(grant.communeCode());
        if (territory == null) {
            return refused(
                    grant,
                    "OUTSIDE_PHASE_2",
                    "La commune n'est dans aucun territoire de la phase 2.",
                    "The commune lies in no territory of phase 2.");
        }
        if (grant.leadSiren() == null || !Siren.Validator.isSiren(grant.leadSiren())) {
            return refused(
                    grant,
                    "INVALID_SIREN",
                    "Le SIREN du bénéficiaire est absent ou sa clé est fausse.",
                    "The beneficiary's SIREN is absent or its key is wrong.");
        }
        if (isBlank(grant.title()) || isBlank(grant.leadName())) {
            return refused(
                    grant,
                    "TITLE_OR_LEAD_MISSING",
                    "Le titre ou le nom du bénéficiaire manque.",
                    "The title or the beneficiary's name is missing.");
        }
        Optional<Money> amount = amount(grant.amount());
        if (amount.isEmpty()) {
            return refused(
                    grant,
                    "INVALID_AMOUNT",
                    "Le montant n'est pas un nombre d'euros positif à deux décimales au plus.",
                    "The amount is not a positive number of euros with at most two decimals.");
        }
        Sheet sheet = sheet(grant, amount.get());
        return validator.validate(sheet).stream()
                .min(Comparator.comparing(v -> v.getPropertyPath().toString()))
                .map(violation -> refused(grant, violation))
                .orElseGet(() -> new Admitted(new Reconstruction(grant.externalId(), territory, sheet)));
    }

    private Sheet sheet(Grant grant, Money amount) {
        String said = "Subvention publiée (" + source + ")";
        return new Sheet(
                grant.title(),
                isBlank(grant.summary()) ? null : grant.summary(),
                Theme.LAND,
                new Lead(grant.leadName(), grant.leadSiren()),
                null,
                List.of(String.valueOf(grant.communeCode())),
                null,
                null,
                null,
                new FinancingPlan(
                        List.of(new FinancingPlan.Cost("Dépense reconstituée du montant de la subvention", amount)),
                        List.of(new FinancingPlan.Resource(said, amount, FinancingPlan.Status.GRANTED))),
                grant.brownfield(),
                null);
    }

    private static Optional<Money> amount(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Money::parse).filter(Money::isPositive);
        } catch (IllegalArgumentException notAnAmount) {
            return Optional.empty();
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Verdict refused(Grant grant, ConstraintViolation<Sheet> violation) {
        String field = violation.getPropertyPath().toString();
        return refused(
                grant,
                "INVALID_TEXT_OR_CODE",
                "Le champ " + field + " est refusé : trop long, mal formé ou avec des caractères de contrôle.",
                "Field " + field + " is refused: too long, malformed or with control characters.");
    }

    private static Refused refused(Grant grant, String code, String fr, String en) {
        return new Refused(RowResult.refused(grant.line(), grant.externalId(), code, fr, en));
    }
}
