package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.project.sheet.Brownfield;
import fr.territoiresindustrie.project.sheet.Calendar;
import fr.territoiresindustrie.project.sheet.ExpectedResult;
import fr.territoiresindustrie.project.sheet.FinancingPlan;
import fr.territoiresindustrie.project.sheet.Lead;
import fr.territoiresindustrie.project.sheet.Partner;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.sheet.Theme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A complete sheet, that tests make worse where they need. */
public final class SheetFixture {

    private String title = "Atelier partagé de soudure laser";
    private Theme theme = Theme.SKILLS;
    private Lead lead = new Lead("Saint-Étienne Métropole", "244200770");
    private List<String> locations = new ArrayList<>(List.of("42218"));
    private FinancingPlan plan = plan("250000.00", "250000.00");
    private String summary = "Former trente soudeurs par an sur une machine commune.";

    private SheetFixture() {}

    public static SheetFixture aSheet() {
        return new SheetFixture();
    }

    public SheetFixture withTitle(String given) {
        title = given;
        return this;
    }

    public SheetFixture withSummary(String given) {
        summary = given;
        return this;
    }

    public SheetFixture withTheme(Theme given) {
        theme = given;
        return this;
    }

    public SheetFixture withLead(Lead given) {
        lead = given;
        return this;
    }

    public SheetFixture at(String... communes) {
        locations = List.of(communes);
        return this;
    }

    public SheetFixture withPlan(String costs, String resources) {
        plan = plan(costs, resources);
        return this;
    }

    public SheetFixture withPlan(FinancingPlan given) {
        plan = given;
        return this;
    }

    private static FinancingPlan plan(String costs, String resources) {
        return new FinancingPlan(
                List.of(new FinancingPlan.Cost("Machine et locaux", Money.parse(costs))),
                List.of(new FinancingPlan.Resource("Région", Money.parse(resources), FinancingPlan.Status.ASKED)));
    }

    public Sheet build() {
        return new Sheet(
                title,
                summary,
                theme,
                lead,
                List.of(new Partner("Lycée professionnel", null, "formation")),
                locations,
                new Calendar(LocalDate.of(2027, 1, 1), LocalDate.of(2028, 6, 30)),
                List.of(new ExpectedResult(ExpectedResult.Kind.PEOPLE_TRAINED, "30", "personnes par an")),
                List.of("Ingénierie de formation"),
                plan,
                new Brownfield("Friche industrielle", "1.25", "Aménagement"),
                "Négociation foncière en cours avec le propriétaire.");
    }
}
