package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.project.search.FacetRepository.Flags;
import fr.territoiresindustrie.project.search.FacetRepository.Part;
import fr.territoiresindustrie.project.search.FacetRepository.Tally;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts what is found, for the caller: exactly where that is cheap at any size, else from a part. */
@ApplicationScoped
class FacetService {

    /** So many are counted one by one. */
    private static final long FEW = 2_000;

    /** With fewer a part says too little of all. */
    private static final long ENOUGH = 20;

    /** Above so many projects a sixteenth of them is no small part any more. */
    private static final long LARGE = FEW * 16;

    private final FacetRepository facets;

    /** How many projects there were a moment ago. */
    private volatile long projects = -1;

    FacetService(FacetRepository facets) {
        this.facets = facets;
    }

    /** Counts, and whether they are estimated. */
    record Counts(long total, boolean approximate, List<FacetView> facets) {}

    /** How many projects the counters know of. */
    long total(Conditions conditions) {
        return facets.totalByKind(conditions);
    }

    /**
     * About how many projects there are: exactly where they are few, or the part that is looked at says too little.
     *
     * @param conditions the same each time, anew
     */
    OptionalLong estimate(Supplier<Conditions> conditions) {
        if (areFew()) {
            return OptionalLong.empty();
        }
        long found = facets.count(conditions.get(), Part.SMALLER);
        return found < ENOUGH ? OptionalLong.empty() : OptionalLong.of(found * Part.SMALLER.parts());
    }

    /**
     * Counts the projects of a search.
     *
     * @param byKind whether the counters know them
     * @param part what of the projects to count, where the counters do not know them
     * @param conditions all conditions, without the filter of this facet; the same each time, anew
     */
    Counts count(
            ProjectCriteria criteria, boolean byKind, Part part, Function<@Nullable Facet, Conditions> conditions) {
        List<Tally> all = tally(conditions.apply(null), byKind, part);
        long total = all.stream()
                .filter(t -> t.facet().equals("TOTAL"))
                .mapToLong(Tally::projects)
                .sum();
        Map<Facet, FacetView> views = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            @Nullable Facet without = criteria.narrows(facet) ? facet : null;
            if (facet.isKind()) {
                List<Tally> tallies = without == null ? all : tally(conditions.apply(facet), byKind, part);
                views.put(facet, view(facet, tallies, part.parts()));
            }
        }
        Part looked = byKind ? partOf(total) : part;
        Flags flags = facets.flags(unmerged(conditions, null), looked);
        long known = byKind ? total : flags.all() * looked.parts();
        views.put(Facet.STALLED, stalled(criteria, conditions, looked, new Known(flags, known)));
        views.put(Facet.FLAGSHIP, flagships(criteria, conditions, looked, known));
        return new Counts(total * part.parts(), part != Part.ALL, List.copyOf(views.values()));
    }

    /**
     * The smallest part that says enough.
     *
     * @param tooMany whether there are too many to be counted one by one
     */
    Part part(Supplier<Conditions> conditions, BooleanSupplier tooMany) {
        if (!areFew() && facets.count(conditions.get(), Part.SMALLER) >= ENOUGH) {
            return Part.SMALLER;
        }
        return tooMany.getAsBoolean() ? Part.SIXTEENTH : Part.ALL;
    }

    private boolean areFew() {
        if (projects < 0) {
            projects = facets.totalByKind(new Conditions());
        }
        return projects <= LARGE;
    }

    /** What was counted in a part, and how many there are in all. */
    private record Known(Flags flags, long total) {

        /** How many of all are stalled, by the share of them in the part. */
        long stalled() {
            return flags.all() == 0 ? 0 : Math.round((double) total * flags.stalled() / flags.all());
        }
    }

    private FacetView stalled(
            ProjectCriteria criteria, Function<@Nullable Facet, Conditions> conditions, Part part, Known known) {
        if (!criteria.narrows(Facet.STALLED)) {
            return flag(Facet.STALLED, part, known.stalled(), known.total());
        }
        Flags others = facets.flags(unmerged(conditions, Facet.STALLED), part);
        return flag(Facet.STALLED, part, others.stalled() * part.parts(), others.all() * part.parts());
    }

    private FacetView flagships(
            ProjectCriteria criteria, Function<@Nullable Facet, Conditions> conditions, Part part, long known) {
        long flagships = facets.flagships(unmerged(conditions, Facet.FLAGSHIP));
        long all = criteria.narrows(Facet.FLAGSHIP)
                ? facets.count(unmerged(conditions, Facet.FLAGSHIP), part) * part.parts()
                : known;
        return flag(Facet.FLAGSHIP, part, flagships, all);
    }

    private static Conditions unmerged(Function<@Nullable Facet, Conditions> conditions, @Nullable Facet without) {
        return conditions.apply(without).add("p.merged_into is null");
    }

    private List<Tally> tally(Conditions conditions, boolean byKind, Part part) {
        return byKind ? facets.byKind(conditions) : facets.of(conditions, part);
    }

    private static Part partOf(long total) {
        return total <= FEW ? Part.ALL : total <= LARGE ? Part.SIXTEENTH : Part.SMALLER;
    }

    /** What counters do not know: whether a project stands still changes by itself, and flagships are few. */
    private static FacetView flag(Facet facet, Part part, long yes, long all) {
        return new FacetView(
                facet,
                part != Part.ALL,
                List.of(new FacetView.Value("true", yes), new FacetView.Value("false", Math.max(0, all - yes))));
    }

    private static FacetView view(Facet facet, List<Tally> tallies, int parts) {
        Map<String, Long> counts = new HashMap<>();
        tallies.stream()
                .filter(t -> t.facet().equals(facet.name()) && !t.value().isEmpty())
                .forEach(t -> values(facet, t).forEach(value -> counts.merge(value, t.projects() * parts, Long::sum)));
        return new FacetView(
                facet,
                parts > 1,
                counts.entrySet().stream()
                        .map(e -> new FacetView.Value(e.getKey(), e.getValue()))
                        .sorted(Comparator.comparingLong(FacetView.Value::count)
                                .reversed()
                                .thenComparing(FacetView.Value::value))
                        .toList());
    }

    private static List<String> values(Facet facet, Tally tally) {
        return facet == Facet.REGION ? Arrays.asList(tally.value().split(",")) : List.of(tally.value());
    }

    /** What writers have counted since is summed up, by one replica at a time. */
    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void compact() {
        facets.compact();
        projects = facets.totalByKind(new Conditions());
    }
}
