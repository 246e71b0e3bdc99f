package fr.territoiresindustrie.project.search;

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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts what is found, for the caller: exactly where that is cheap at any size, else from a part. */
@ApplicationScoped
class FacetService {

    /** Above so many projects a sixteenth of them is no small part any more. */
    private static final long LARGE = 100_000;

    /** So many are counted one by one. */
    private static final long FEW = 5_000;

    private final FacetRepository facets;

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
     * Counts the projects of a search.
     *
     * @param byKind whether the counters know them
     * @param many whether the projects found are too many to be counted one by one
     * @param conditions all conditions, without the filter of this facet
     */
    Counts count(
            ProjectCriteria criteria, boolean byKind, boolean many, Function<@Nullable Facet, Conditions> conditions) {
        Part part = many && !byKind ? partOfAll() : Part.ALL;
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
            } else {
                views.put(facet, flag(facet, conditions.apply(without), byKind ? partOf(total) : part));
            }
        }
        return new Counts(total * part.parts(), part != Part.ALL, List.copyOf(views.values()));
    }

    private List<Tally> tally(Conditions conditions, boolean byKind, Part part) {
        return byKind ? facets.byKind(conditions) : facets.of(conditions, part);
    }

    private Part partOfAll() {
        return facets.totalByKind(new Conditions()) > LARGE ? Part.SMALLER : Part.SIXTEENTH;
    }

    private static Part partOf(long total) {
        return total <= FEW ? Part.ALL : total <= LARGE ? Part.SIXTEENTH : Part.SMALLER;
    }

    /** What counters do not know: whether a project stands still changes by itself, and flagships are few. */
    private FacetView flag(Facet facet, Conditions conditions, Part part) {
        Conditions unmerged = conditions.add("p.merged_into is null");
        FacetRepository.Flags flags = facets.flags(unmerged, part);
        long all = flags.all() * part.parts();
        long yes = facet == Facet.FLAGSHIP ? facets.flagships(unmerged) : flags.stalled() * part.parts();
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
    }
}
