package fr.territoiresindustrie.project.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.project.pipeline.ProjectState;
import fr.territoiresindustrie.project.plan.PlanComparisonView.ChangeView;
import fr.territoiresindustrie.project.plan.PlanRepository.Past;
import fr.territoiresindustrie.project.plan.PlanView.ConditionsView;
import fr.territoiresindustrie.project.plan.PlanView.KnownView;
import fr.territoiresindustrie.project.plan.PlanView.ProjectLine;
import fr.territoiresindustrie.project.sheet.ConfidentialField;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.territory.Territory;
import fr.territoiresindustrie.project.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads action plans from what projects were. */
@ApplicationScoped
class PlanService {

    private static final int LISTED = 500;

    /** What a comparison looks at: beyond, a territory's projects are compared by their sums alone. */
    private static final int COMPARED = 20_000;

    private final PlanRepository plans;
    private final TerritoryService territories;
    private final ObjectReader sheets;
    private final ObjectReader fields;
    private final Time time;

    PlanService(PlanRepository plans, TerritoryService territories, ObjectMapper json, Time time) {
        this.plans = plans;
        this.territories = territories;
        this.sheets = json.readerFor(Sheet.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.fields = json.readerForListOf(ConfidentialField.class);
        this.time = time;
    }

    @Transactional
    PlanView read(String code, @Nullable LocalDate asOf, Caller caller) {
        return plan(territory(code), day("asOf", asOf), caller, LISTED);
    }

    @Transactional
    PlanComparisonView compare(String code, @Nullable LocalDate from, @Nullable LocalDate to, Caller caller) {
        LocalDate first = day("from", from);
        LocalDate second = day("to", to);
        if (from == null || second.isBefore(first)) {
            throw RequestProblem.INVALID_FIELDS
                    .because("Des données sont refusées : voir errors.", "Some data are refused: see errors.")
                    .parameter(
                            from == null ? "from" : "to",
                            from == null ? "REQUIRED" : "DATES_REVERSED",
                            new Text(
                                    "Donnez deux dates, la première avant la seconde.",
                                    "Give two days, the first before the second."));
        }
        Territory territory = territory(code);
        PlanView before = plan(territory, first, caller, COMPARED);
        PlanView after = plan(territory, second, caller, COMPARED);
        Map<Object, ProjectLine> was = byId(before);
        Map<Object, ProjectLine> is = byId(after);
        return new PlanComparisonView(
                withoutProjects(before),
                withoutProjects(after),
                changes(after.projects(), line -> !was.containsKey(line.id()), was, is),
                changes(before.projects(), line -> !is.containsKey(line.id()), was, is),
                changes(after.projects(), line -> isBoth(line, was, ProjectLine::state), was, is),
                changes(after.projects(), line -> isBoth(line, was, ProjectLine::cost), was, is));
    }

    private static boolean isBoth(
            ProjectLine line, Map<Object, ProjectLine> was, Function<ProjectLine, @Nullable Object> what) {
        @Nullable ProjectLine before = was.get(line.id());
        return before != null && !Objects.equals(what.apply(before), what.apply(line));
    }

    private static List<ChangeView> changes(
            List<ProjectLine> lines,
            Predicate<ProjectLine> which,
            Map<Object, ProjectLine> was,
            Map<Object, ProjectLine> is) {
        return lines.stream()
                .filter(which)
                .map(line -> new ChangeView(
                        line.id(), line.reference(), line.title(), state(was.get(line.id())), state(is.get(line.id()))))
                .toList();
    }

    private static @Nullable ProjectState state(@Nullable ProjectLine line) {
        return line == null ? null : line.state();
    }

    private static Map<Object, ProjectLine> byId(PlanView plan) {
        return plan.projects().stream().collect(Collectors.toMap(ProjectLine::id, Function.identity()));
    }

    private PlanView plan(Territory territory, LocalDate day, Caller caller, int most) {
        Instant end = day.plusDays(1).atStartOfDay(Time.PARIS).toInstant();
        boolean near = caller.is(Roles.DELEGATION)
                || caller.isTerritory(territory.code())
                || territory.regions().stream().anyMatch(caller::isRegion);
        boolean onlyPublic = !near && !caller.is(Roles.OBSERVER);
        Tally tally = new Tally(day);
        try (Stream<Past> pasts = plans.pasts(territory.code(), end)) {
            pasts.filter(past -> isRead(past, territory, caller, onlyPublic))
                    .map(past -> read(past, near))
                    .forEach(project -> tally.add(project, most));
        }
        PlanRepository.Changes changes = plans.changes(territory.code(), end);
        PlanRepository.Funding funding = plans.funding(territory.code(), day, onlyPublic);
        PlanRepository.Conditions conditions = plans.conditions(territory.code(), end, day, onlyPublic);
        return new PlanView(
                territory.code(),
                territory.name(),
                day,
                changes.version(),
                changes.version() == 0 ? null : changes.last(),
                tally.inPlan(),
                tally.flagships(),
                tally.withoutAmounts(),
                tally.states(),
                tally.declared(),
                new KnownView(new Money(funding.agreed()), new Money(funding.paid())),
                tally.milestones(),
                new ConditionsView(conditions.open(), conditions.late(), conditions.lifted()),
                tally.results(),
                tally.lines());
    }

    /** What has not left its territory is its own, and the delegation's; the public reads what was public then and still is. */
    private static boolean isRead(Past past, Territory territory, Caller caller, boolean onlyPublic) {
        ProjectState then = ProjectState.valueOf(past.state());
        if (onlyPublic) {
            return then.isPublic() && ProjectState.valueOf(past.stateNow()).isPublic();
        }
        return (then != ProjectState.DRAFT && past.released())
                || caller.readsEverything()
                || caller.isTerritory(territory.code());
    }

    private Tally.Read read(Past past, boolean near) {
        try {
            Sheet then = sheets.readValue(past.sheet());
            Set<ConfidentialField> hidden = new HashSet<>(then.confidentialFields());
            hidden.addAll(fields.<List<ConfidentialField>>readValue(past.hiddenNow()));
            return new Tally.Read(
                    past.id(),
                    past.reference(),
                    ProjectState.valueOf(past.state()),
                    past.flagship(),
                    near ? then : then.hiding(hidden).open(),
                    !near && hidden.contains(ConfidentialField.FINANCING_PLAN));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a past holds a sheet", e);
        }
    }

    private static PlanView withoutProjects(PlanView plan) {
        return new PlanView(
                plan.territory(),
                plan.territoryName(),
                plan.asOf(),
                plan.version(),
                plan.changedAt(),
                plan.projectsInPlan(),
                plan.flagships(),
                plan.withoutAmounts(),
                plan.byState(),
                plan.declared(),
                plan.known(),
                plan.milestones(),
                plan.conditions(),
                plan.results(),
                List.of());
    }

    private Territory territory(String code) {
        return territories.find(code).orElseThrow(RequestProblem::notFound);
    }

    private LocalDate day(String parameter, @Nullable LocalDate given) {
        LocalDate today = time.today();
        if (given != null && given.isAfter(today)) {
            throw RequestProblem.INVALID_FIELDS
                    .because("Des données sont refusées : voir errors.", "Some data are refused: see errors.")
                    .parameter(
                            parameter,
                            "IN_THE_FUTURE",
                            new Text("Ce jour n'est pas encore venu.", "This day has not come yet."));
        }
        return given == null ? today : given;
    }
}
