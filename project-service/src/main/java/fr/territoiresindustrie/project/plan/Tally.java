package fr.territoiresindustrie.project.plan;

import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.project.pipeline.ProjectState;
import fr.territoiresindustrie.project.plan.PlanView.DeclaredView;
import fr.territoiresindustrie.project.plan.PlanView.MilestonesView;
import fr.territoiresindustrie.project.plan.PlanView.ProjectLine;
import fr.territoiresindustrie.project.plan.PlanView.ResultView;
import fr.territoiresindustrie.project.plan.PlanView.StateView;
import fr.territoiresindustrie.project.sheet.ExpectedResult;
import fr.territoiresindustrie.project.sheet.FinancingPlan;
import fr.territoiresindustrie.project.sheet.Milestone;
import fr.territoiresindustrie.project.sheet.Sheet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds up a plan project by project, so that none but the listed ones is kept. */
final class Tally {

    private final LocalDate day;
    private final Map<ProjectState, StateView> states = new EnumMap<>(ProjectState.class);
    private final Map<Milestone.State, Integer> milestones = new EnumMap<>(Milestone.State.class);
    private final Map<Measure, BigDecimal[]> results =
            new TreeMap<>(Comparator.comparing(Measure::kind).thenComparing(Measure::unit));
    private final List<ProjectLine> lines = new ArrayList<>();
    private DeclaredView declared = new DeclaredView(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
    private int inPlan;
    private int flagships;
    private int withoutAmounts;
    private int late;

    Tally(LocalDate day) {
        this.day = day;
    }

    private record Measure(ExpectedResult.Kind kind, String unit) {}

    /**
     * A project as the caller may read it.
     *
     * @param amountsHidden whether its financing plan is kept from the caller
     */
    record Read(UUID id, String reference, ProjectState state, boolean flagship, Sheet sheet, boolean amountsHidden) {

        boolean isInPlan() {
            return state.isPublic();
        }

        @Nullable
        Money cost() {
            return amountsHidden ? null : sheet.financingPlan().totalCost();
        }

        ProjectLine line() {
            return new ProjectLine(id, reference, sheet.title(), sheet.theme(), state, flagship, cost());
        }
    }

    void add(Read project, int mostLines) {
        FinancingPlan plan = project.sheet().financingPlan();
        StateView before = states.getOrDefault(project.state(), new StateView(project.state(), 0, Money.ZERO));
        states.put(
                project.state(),
                new StateView(
                        project.state(), before.projects() + 1, before.cost().plus(plan.totalCost())));
        if (!project.isInPlan()) {
            return;
        }
        inPlan++;
        flagships += project.flagship() ? 1 : 0;
        withoutAmounts += project.amountsHidden() ? 1 : 0;
        declared = new DeclaredView(
                declared.cost().plus(plan.totalCost()),
                declared.asked().plus(sum(plan, FinancingPlan.Status.ASKED)),
                declared.granted().plus(sum(plan, FinancingPlan.Status.GRANTED)),
                declared.paid().plus(sum(plan, FinancingPlan.Status.PAID)));
        project.sheet().milestones().forEach(milestone -> {
            milestones.merge(milestone.state(), 1, Integer::sum);
            late += milestone.isLate(day) ? 1 : 0;
        });
        project.sheet().expectedResults().forEach(r -> measure(r.kind(), r.unit(), 0, r.value()));
        project.sheet().achievedResults().forEach(r -> measure(r.kind(), r.unit(), 1, r.value()));
        if (lines.size() < mostLines) {
            lines.add(project.line());
        }
    }

    private static Money sum(FinancingPlan plan, FinancingPlan.Status status) {
        return plan.total(resource -> resource.status() == status);
    }

    private void measure(ExpectedResult.Kind kind, String unit, int place, String value) {
        BigDecimal[] sums = results.computeIfAbsent(
                new Measure(kind, unit), m -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
        sums[place] = sums[place].add(new BigDecimal(value));
    }

    int inPlan() {
        return inPlan;
    }

    int flagships() {
        return flagships;
    }

    int withoutAmounts() {
        return withoutAmounts;
    }

    List<StateView> states() {
        return List.copyOf(states.values());
    }

    DeclaredView declared() {
        return declared;
    }

    MilestonesView milestones() {
        return new MilestonesView(
                milestones.getOrDefault(Milestone.State.PLANNED, 0),
                milestones.getOrDefault(Milestone.State.UNDER_WAY, 0),
                milestones.getOrDefault(Milestone.State.REACHED, 0),
                milestones.getOrDefault(Milestone.State.DROPPED, 0),
                late);
    }

    List<ResultView> results() {
        return results.entrySet().stream()
                .map(e -> new ResultView(
                        e.getKey().kind(),
                        e.getKey().unit(),
                        e.getValue()[0].toPlainString(),
                        e.getValue()[1].toPlainString()))
                .toList();
    }

    List<ProjectLine> lines() {
        return List.copyOf(lines);
    }
}
