package fr.territoiresindustrie.project.sheet;

import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;

class SheetTest {

    @Test
    void namesTheFieldsThatAnEditChanges() {
        Sheet before = aSheet().build();
        assertThat(before.changedFields(aSheet().build())).isEmpty();
        assertThat(before.changedFields(
                        aSheet().withTitle("Autre").withPlan("1.00", "1.00").build()))
                .containsExactly("title", "financingPlan");
    }

    @Test
    void readsWhatIsMissingAsNothing() {
        Sheet empty = new Sheet(null, null, null, null, null, null, null, null, null, null, null, null);
        assertThat(empty.locations()).isEmpty();
        assertThat(empty.financingPlan()).isEqualTo(FinancingPlan.EMPTY);
    }

    @Test
    void addsThePlanUpToTheCent() {
        FinancingPlan plan = new FinancingPlan(
                List.of(cost("0.10"), cost("0.20"), cost("99999999999999.99")),
                List.of(new FinancingPlan.Resource("État", Money.parse("0.30"), FinancingPlan.Status.PAID)));
        assertThat(plan.totalCost()).hasToString("100000000000000.29");
        assertThat(plan.totalResources()).hasToString("0.30");
    }

    @Test
    void knowsACalendarThatRunsBackwards() {
        LocalDate day = LocalDate.of(2027, 1, 1);
        assertThat(new Calendar(day, day).runsBackwards()).isFalse();
        assertThat(new Calendar(day, null).runsBackwards()).isFalse();
        assertThat(new Calendar(day, day.minusDays(1)).runsBackwards()).isTrue();
    }

    private static FinancingPlan.Cost cost(String amount) {
        return new FinancingPlan.Cost("dépense", Money.parse(amount));
    }
}
