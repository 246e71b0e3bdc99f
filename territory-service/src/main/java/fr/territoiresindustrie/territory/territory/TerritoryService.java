package fr.territoiresindustrie.territory.territory;

import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.territory.recall.Recall;
import fr.territoiresindustrie.territory.reference.AsOf;
import fr.territoiresindustrie.territory.reference.Figures;
import fr.territoiresindustrie.territory.reference.JsonColumn;
import fr.territoiresindustrie.territory.reference.LabelService;
import fr.territoiresindustrie.territory.reference.Names;
import fr.territoiresindustrie.territory.territory.TerritoryRepository.BoundsRow;
import fr.territoiresindustrie.territory.territory.TerritoryRepository.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads territories. */
@ApplicationScoped
public class TerritoryService {

    /** The actor of what the service did itself. */
    private static final String SELF = "territory-service";

    private final TerritoryRepository territories;
    private final LabelService labels;
    private final Recall recall;
    private final JsonColumn json;
    private final History history;
    private final Time time;

    TerritoryService(
            TerritoryRepository territories,
            LabelService labels,
            Recall recall,
            JsonColumn json,
            History history,
            Time time) {
        this.recall = recall;
        this.territories = territories;
        this.labels = labels;
        this.json = json;
        this.history = history;
        this.time = time;
    }

    Page<TerritoryView> list(TerritoryCriteria criteria, PageRequest page) {
        @Nullable LocalDate asOf = criteria.day();
        Page<Row> rows = territories.list(criteria, asOf, Objects.requireNonNullElseGet(asOf, time::today), page);
        @Nullable Names names = labels.names(criteria.labels(), rows.items(), row -> Stream.empty());
        return rows.map(row -> view(row, names));
    }

    private record Question(
            String code,
            @Nullable LocalDate asked,
            LocalDate shown,
            @Nullable String language) {}

    /** The same as {@link #get}, remembered: for who has no transaction under way. */
    TerritoryView recall(String code, @Nullable String asOf, @Nullable String language) {
        @Nullable LocalDate day = AsOf.parse(asOf);
        return recall.answer(
                new Question(code, day, Objects.requireNonNullElseGet(day, time::today), language),
                TerritoryView.class,
                () -> get(code, asOf, language));
    }

    /** A territory, on a day when it was in force: on another day there was no such territory. */
    public TerritoryView get(String code, @Nullable String asOf, @Nullable String language) {
        @Nullable LocalDate day = AsOf.parse(asOf);
        Row row = territories
                .find(code, Objects.requireNonNullElseGet(day, time::today))
                .orElseThrow(RequestProblem::notFound);
        if (day != null && !row.inForce(day)) {
            throw RequestProblem.NOT_FOUND
                    .because(
                            "Ce territoire n'était pas en vigueur ce jour-là.",
                            "This territory was not in force on that day.")
                    .with("validFrom", row.validFrom())
                    .with("validTo", row.validTo() == null ? "" : row.validTo());
        }
        return view(row, labels.names(language, List.of(row), any -> Stream.empty()));
    }

    /** Refuses what is about a territory that does not exist (404). */
    public void require(String code) {
        if (!territories.exists(code)) {
            throw RequestProblem.notFound();
        }
    }

    /** When a territory is and who has to do with it; 404 when there is none. */
    public TerritoryBounds bounds(String code) {
        return territories.bounds(code).map(TerritoryService::bounds).orElseThrow(RequestProblem::notFound);
    }

    /** The same for a transaction that writes about the territory: one at a time, so that what it finds stays so until it commits. */
    public TerritoryBounds lockedBounds(String code) {
        territories.lock(code);
        return bounds(code);
    }

    private static TerritoryBounds bounds(BoundsRow row) {
        Set<String> regions = new HashSet<>(Set.of(row.leadRegion()));
        if (row.regions() != null) {
            regions.addAll(List.of(row.regions().split(",")));
        }
        return new TerritoryBounds(
                row.code(), row.phase(), row.validFrom(), row.validTo(), row.lastDay(), row.leadRegion(), regions);
    }

    /** What was done, by whom for those who are signed in: the public sees the service itself alone by name. */
    Page<HistoryEntryView> history(String code, Caller caller, PageRequest page) {
        boolean seesPeople = bounds(code).seesPeople(caller);
        return history.of("territory", code, page)
                .map(entry -> seesPeople || entry.actor().equals(SELF) ? entry : entry.withoutPeople());
    }

    private TerritoryView view(Row row, @Nullable Names names) {
        Figures figures = Figures.read(json, row.figures());
        return new TerritoryView(
                row.code(),
                row.officialId(),
                row.name(),
                row.phase(),
                row.leadRegion(),
                figures.regions(),
                figures.departements(),
                row.validFrom(),
                row.validTo(),
                row.version(),
                row.compositionOn(),
                row.members().intValue(),
                figures.communes(),
                figures.population(),
                names == null
                        ? null
                        : Names.inOneOrder(Map.of(
                                "leadRegion", names.region(row.leadRegion()),
                                "regions", names.regions(figures.regions()),
                                "departements", names.departements(figures.departements()))));
    }
}
