package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.project.pipeline.Sight;
import fr.territoiresindustrie.project.search.FacetRepository.Part;
import fr.territoiresindustrie.project.search.FacetService.Counts;
import fr.territoiresindustrie.project.search.ProjectSummaryView.Row;
import fr.territoiresindustrie.project.search.SearchRepository.Written;
import fr.territoiresindustrie.project.search.SearchView.HitView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists and searches of the projects that a caller may see. */
@ApplicationScoped
class SearchService {

    private final SearchRepository projects;
    private final FacetService facets;

    SearchService(SearchRepository projects, FacetService facets) {
        this.projects = projects;
        this.facets = facets;
    }

    /** What is asked of a search; without a sort, the best first. */
    record Wanted(
            @Nullable String words, ProjectCriteria criteria, ProjectSort.@Nullable Order order, boolean highlight) {}

    /** What a search found. */
    record Found(
            Page<HitView> page,
            boolean approximate,
            boolean truncated,
            @Nullable List<FacetView> facets) {}

    @Transactional
    Page<ProjectSummaryView> list(
            @Nullable String titlePart,
            ProjectCriteria criteria,
            ProjectSort.Order order,
            PageRequest page,
            Caller caller) {
        Supplier<Conditions> all = () -> conditions(criteria, null, caller)
                .add("p.title ilike :text escape '!'", "text", ProjectCriteria.containing(titlePart))
                .add("p.merged_into is null");
        Conditions rows = all.get();
        if (titlePart != null || !isCountedByKind(criteria, caller)) {
            return projects.list(rows, order, page, () -> total(all)).map(Row::view);
        }
        Conditions counted = conditions(criteria, null, caller);
        return projects.list(rows, order, page, () -> Math.min(facets.total(counted), KeysetQuery.COUNTED_EXACTLY + 1))
                .map(Row::view);
    }

    /** Where they are many among many, about as many as a part of them says: all would have to be read to be counted. */
    private long total(Supplier<Conditions> conditions) {
        OptionalLong estimate = facets.estimate(conditions);
        return estimate.isPresent()
                ? Math.min(estimate.getAsLong(), KeysetQuery.COUNTED_EXACTLY + 1)
                : projects.count(conditions.get(), KeysetQuery.COUNTED_EXACTLY + 1);
    }

    /** All that a search finds, for a file: in a sort, not ranked. */
    @Transactional
    Page<ProjectSummaryView> matches(Wanted wanted, PageRequest page, Caller caller) {
        String meaning = wanted.words() == null ? "" : projects.meaning(Words.of(wanted.words()));
        Conditions conditions =
                conditions(wanted.criteria(), null, caller).hold(meaning).add("p.merged_into is null");
        if (wanted.words() != null && meaning.isEmpty()) {
            conditions.add("false");
        }
        ProjectSort.Order order = wanted.order() == null ? ProjectSort.read("reference") : wanted.order();
        return projects.list(conditions, order, page).map(Row::view);
    }

    @Transactional
    Map<String, String> points(Collection<String> ids) {
        return projects.points(ids.stream().map(UUID::fromString).toList());
    }

    @Transactional
    Found search(Wanted wanted, PageRequest page, Caller caller) {
        ProjectCriteria criteria = wanted.criteria();
        String meaning = wanted.words() == null ? "" : projects.meaning(Words.of(wanted.words()));
        if (wanted.words() != null && meaning.isEmpty()) {
            return new Found(new Page<>(List.of(), null, 0), false, false, List.of());
        }
        boolean byKind = meaning.isEmpty() && isCountedByKind(criteria, caller);
        List<String> inRegions = criteria.regions().isEmpty() ? List.of() : projects.territories(criteria.regions());
        Function<@Nullable Facet, Conditions> conditions = without -> {
            Conditions kept = conditions(criteria, without, caller)
                    .hold(meaning)
                    .hint("t:", without == Facet.REGION ? List.of() : inRegions);
            return byKind ? kept : kept.add("p.merged_into is null"); // counters leave merged projects out
        };
        Part part = byKind
                ? Part.ALL
                : facets.part(() -> conditions.apply(null), () -> isMoreThanRanked(conditions.apply(null)));
        boolean many = part != Part.ALL;
        @Nullable
        Counts counts = page.cursor() != null && !many ? null : facets.count(criteria, byKind, part, conditions);
        boolean ranked = !meaning.isEmpty() && wanted.order() == null;
        Conditions rows = conditions.apply(null);
        if (byKind) {
            rows.add("p.merged_into is null");
        }
        ProjectSort.Order order = wanted.order() == null ? ProjectSort.read("reference") : wanted.order();
        Page<Row> found = ranked
                ? projects.ranked(rows, meaning, page, counts == null ? null : counts::total)
                : counts == null ? projects.list(rows, order, page) : projects.list(rows, order, page, counts::total);
        long total = counts == null ? found.totalEstimate() : counts.total();
        return new Found(
                new Page<>(hits(found.items(), wanted, meaning), found.nextCursor(), total),
                counts != null && counts.approximate(),
                ranked && many,
                page.cursor() == null && counts != null ? counts.facets() : null);
    }

    private boolean isMoreThanRanked(Conditions conditions) {
        return projects.count(conditions, SearchRepository.RANKED + 1) > SearchRepository.RANKED;
    }

    /** A territory also sees what others share with it, project by project, which counters do not know. */
    private static boolean isCountedByKind(ProjectCriteria criteria, Caller caller) {
        return criteria.isCountedByKind() && !caller.is(Roles.TERRITORY);
    }

    private static Conditions conditions(ProjectCriteria criteria, @Nullable Facet without, Caller caller) {
        Conditions conditions = criteria.conditions(without);
        Sight sight = new Sight(caller);
        return conditions.add(sight.condition(conditions::bind)).hint("s:", sight.onlyStates());
    }

    private List<HitView> hits(List<Row> rows, Wanted wanted, String meaning) {
        if (!wanted.highlight() || meaning.isEmpty() || rows.isEmpty()) {
            return rows.stream().map(row -> new HitView(row.view(), null, null)).toList();
        }
        Map<UUID, Written> written = projects.written(rows.stream().map(Row::id).toList()).stream()
                .collect(Collectors.toMap(Written::id, Function.identity()));
        Highlight highlight = new Highlight(projects.meant(
                written.values().stream()
                        .flatMap(w -> Stream.of(w.title(), w.summary()))
                        .filter(Objects::nonNull)
                        .flatMap(Highlight::words)
                        .collect(Collectors.toSet()),
                meaning));
        return rows.stream()
                .map(row -> hit(row, Objects.requireNonNull(written.get(row.id())), highlight))
                .toList();
    }

    private static HitView hit(Row row, Written written, Highlight highlight) {
        return new HitView(
                row.view(),
                written.title() == null ? null : highlight.all(written.title()),
                written.summary() == null ? null : highlight.passage(written.summary()));
    }
}
