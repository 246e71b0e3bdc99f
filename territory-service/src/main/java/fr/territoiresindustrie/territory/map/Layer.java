package fr.territoiresindustrie.territory.map;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The collections of the map: what each is drawn from and what is said of its features. */
@SuppressWarnings("ImmutableEnumChecker") // dates, strings and maps that cannot be changed
enum Layer {
    TERRITORIES_PHASE_1(
            "territories-phase-1",
            "Territoires d'industrie, phase 1 (2018-2022)",
            "Les 149 territoires de la fin de la phase 1.",
            "territories_phase1",
            new Source(
                    "t.code",
                    Territories.PROPERTIES,
                    "territory t",
                    "t.phase = 1",
                    "t.valid_from <= :until and coalesce(t.valid_to, 'infinity') >= :since",
                    Territories.FILTERS),
            new Term(LocalDate.of(2018, 11, 22), LocalDate.of(2022, 12, 31))),
    TERRITORIES_PHASE_2(
            "territories-phase-2",
            "Territoires d'industrie, phase 2 (2023-2027)",
            "Les 183 territoires de la phase 2.",
            "territories_phase2",
            new Source(
                    "t.code",
                    Territories.PROPERTIES,
                    "territory t",
                    "t.phase = 2",
                    "t.valid_from <= :until and coalesce(t.valid_to, 'infinity') >= :since",
                    Territories.FILTERS),
            new Term(LocalDate.of(2023, 11, 9), null)),
    INTERCOMMUNALITIES(
            "intercommunalities",
            "Intercommunalités",
            "Les EPCI à fiscalité propre, dans leur périmètre de 2026.",
            "epci",
            new Source(
                    "i.siren",
                    "'siren', i.siren, 'name', i.name, 'nature', i.nature, 'geometryAsOf', '2026-01-01'",
                    "intercommunality i",
                    "i.nature <> 'EPT'",
                    "i.valid_from <= :until and i.valid_to >= :since",
                    Map.of("siren", "i.siren", "name", "i.name", "nature", "i.nature")),
            null),
    REGIONS(
            "regions",
            "Régions",
            "Les 18 régions.",
            "regions",
            new Source(
                    "r.code",
                    "'code', r.code, 'name', r.name, 'zone', r.zone, 'geometryAsOf', '2024-02-01'",
                    "region r",
                    "r.zone <> 'COM'",
                    "cast(:since as date) <= cast(:until as date)",
                    Map.of("code", "r.code", "name", "r.name", "zone", "r.zone")),
            null);

    /**
     * Where the facts of the features are.
     *
     * @param properties pairs of names and columns, as SQL
     * @param inTime condition on {@code :since} and {@code :until}; of what has no time, all is always there
     * @param filters columns of the properties that a caller may filter by
     */
    record Source(
            String id, String properties, String from, String condition, String inTime, Map<String, String> filters) {}

    /** First and last day, the last null while open. */
    record Term(LocalDate from, @Nullable LocalDate to) {}

    /** What both phases share. */
    private static final class Territories {
        /** {@code compositionChanged}: a member came or went after the perimeter that is drawn. */
        private static final String PROPERTIES =
                "'code', t.code, 'name', t.name, 'phase', t.phase, 'officialId', t.official_id, 'leadRegion', t.lead_region_code,"
                        + " 'validFrom', t.valid_from, 'validTo', t.valid_to, 'geometryAsOf', t.valid_from, 'compositionChanged',"
                        + " exists (select 1 from territory_member m where m.territory_code = t.code and (m.valid_from > t.valid_from"
                        + " or coalesce(m.valid_to, 'infinity') < coalesce(t.valid_to, 'infinity')))";

        private static final Map<String, String> FILTERS = Map.of(
                "code", "t.code", "name", "t.name", "officialId", "t.official_id", "leadRegion", "t.lead_region_code");
    }

    private final String id;
    private final String title;
    private final String description;
    private final String file;

    private final Source source;

    private final @Nullable Term term;

    Layer(String id, String title, String description, String file, Source source, @Nullable Term term) {
        this.id = id;
        this.title = title;
        this.description = description;
        this.file = file;
        this.source = source;
        this.term = term;
    }

    static Optional<Layer> named(String id) {
        return Arrays.stream(values()).filter(layer -> layer.id.equals(id)).findFirst();
    }

    static List<Layer> all() {
        return List.of(values());
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    String file() {
        return file;
    }

    Source source() {
        return source;
    }

    @Nullable
    Term term() {
        return term;
    }
}
