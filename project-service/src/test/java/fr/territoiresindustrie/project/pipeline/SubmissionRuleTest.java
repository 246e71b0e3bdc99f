package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.transition.Rule.Unmet;
import fr.territoiresindustrie.project.sheet.FinancingPlan;
import fr.territoiresindustrie.project.sheet.Lead;
import fr.territoiresindustrie.project.sheet.Sheet;
import java.util.List;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;

class SubmissionRuleTest {

    @Test
    void acceptsACompleteSheet() {
        assertThat(unmet(aSheet().build(), true)).isEmpty();
    }

    @Test
    void reportsEverythingThatAnEmptySheetLacksAtOnce() {
        Sheet empty = new Sheet(null, null, null, null, null, null, null, null, null, null, null, null);
        assertThat(unmet(empty, false))
                .extracting(Unmet::code)
                .containsExactly(
                        "TITLE_REQUIRED",
                        "SUMMARY_REQUIRED",
                        "THEME_REQUIRED",
                        "LEAD_NAME_REQUIRED",
                        "LEAD_SIREN_INVALID",
                        "LOCATION_OUTSIDE_TERRITORY",
                        "FINANCING_PLAN_EMPTY");
    }

    @Test
    void refusesALeadWhoseSirenHasAWrongKey() {
        assertThat(unmet(aSheet().withLead(new Lead("Mairie", "244200771")).build(), true))
                .singleElement()
                .satisfies(u -> assertThat(u.field()).isEqualTo("/lead/siren"));
    }

    @Test
    void refusesAPlanThatIsOneCentOff() {
        assertThat(unmet(aSheet().withPlan("100.00", "100.01").build(), true))
                .singleElement()
                .satisfies(u -> {
                    assertThat(u.code()).isEqualTo("FINANCING_PLAN_UNBALANCED");
                    assertThat(u.message().fr()).contains("100.00").contains("100.01");
                    assertThat(u.field()).isEqualTo("/financingPlan");
                });
    }

    @Test
    void refusesAPlanOfNothing() {
        assertThat(unmet(aSheet().withPlan(FinancingPlan.EMPTY).build(), true))
                .extracting(Unmet::code)
                .containsExactly("FINANCING_PLAN_EMPTY");
        assertThat(unmet(aSheet().withPlan("0.00", "0.00").build(), true))
                .extracting(Unmet::code)
                .containsExactly("FINANCING_PLAN_EMPTY");
    }

    private static List<Unmet> unmet(Sheet sheet, boolean insideTerritory) {
        ProjectCase submitted = new ProjectCase(ProjectFixture.draft(sheet), insideTerritory);
        return SubmissionRule.ALL.stream()
                .flatMap(rule -> rule.unmet(submitted).stream())
                .toList();
    }
}
