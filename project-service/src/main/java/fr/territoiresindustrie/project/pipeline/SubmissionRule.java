package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.identifier.Siren;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.transition.Rule;
import fr.territoiresindustrie.kit.transition.Rule.Unmet;
import fr.territoiresindustrie.project.sheet.Lead;
import fr.territoiresindustrie.project.sheet.Sheet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a sheet must have before it leaves its territory. */
final class SubmissionRule {

    static final List<Rule<ProjectCase>> ALL = List.of(
            written("TITLE_REQUIRED", "/title", "Donnez un titre.", "Give a title.", s -> s.title() != null),
            written("SUMMARY_REQUIRED", "/summary", "Résumez le projet.", "Summarise it.", s -> s.summary() != null),
            written("THEME_REQUIRED", "/theme", "Choisissez un thème.", "Choose a theme.", s -> s.theme() != null),
            written(
                    "LEAD_NAME_REQUIRED",
                    "/lead/name",
                    "Nommez l'organisme porteur.",
                    "Name the lead organisation.",
                    s -> s.lead() != null && s.lead().name() != null),
            written(
                    "LEAD_SIREN_INVALID",
                    "/lead/siren",
                    "Le porteur doit avoir un SIREN dont la clé est juste.",
                    "The lead organisation must have a SIREN with a right key.",
                    s -> hasSiren(s.lead())),
            Rule.of(
                    "LOCATION_OUTSIDE_TERRITORY",
                    "/locations",
                    new Text(
                            "Une commune au moins doit être dans le territoire du projet.",
                            "At least one commune must lie in the project's territory."),
                    c -> c.facts().insideTerritory()),
            written(
                    "FINANCING_PLAN_EMPTY",
                    "/financingPlan",
                    "Le plan de financement est vide.",
                    "The financing plan is empty.",
                    s -> s.financingPlan().totalCost().isPositive()),
            SubmissionRule::balanced,
            SubmissionRule::agreed);

    private SubmissionRule() {}

    private static Rule<ProjectCase> written(String code, String field, String fr, String en, Predicate<Sheet> holds) {
        return Rule.of(
                code, field, new Text(fr, en), c -> holds.test(c.project().sheet()));
    }

    private static boolean hasSiren(@Nullable Lead lead) {
        return lead != null && lead.siren() != null && Siren.Validator.isSiren(lead.siren());
    }

    private static Optional<Unmet> agreed(ProjectCase c) {
        String missing = String.join(", ", c.facts().missingAgreements());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Unmet(
                        "AGREEMENT_MISSING",
                        new Text(
                                "Ces territoires n'ont pas donné leur accord : " + missing + ".",
                                "These territories have not agreed: " + missing + "."),
                        "/sharedWith"));
    }

    private static Optional<Unmet> balanced(ProjectCase c) {
        Money costs = c.project().sheet().financingPlan().totalCost();
        Money resources = c.project().sheet().financingPlan().totalResources();
        return costs.equals(resources)
                ? Optional.empty()
                : Optional.of(new Unmet(
                        "FINANCING_PLAN_UNBALANCED",
                        new Text(
                                "Les dépenses font " + costs + " EUR et les ressources " + resources + " EUR.",
                                "Costs are " + costs + " EUR and resources " + resources + " EUR."),
                        "/financingPlan"));
    }
}
