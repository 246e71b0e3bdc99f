package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.territory.reference.OfficialCode;
import fr.territoiresindustrie.territory.reference.SearchText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files of a vintage, in the format of the published ones: CSV with commas and a header, UTF-8, further columns are left aside. */
enum VintageFile {
    COMMUNES(
            "communes.csv",
            true,
            "vintage_commune (vintage_id, line, code, name, siren, epci_siren, ept_siren, departement_code, region_code,"
                    + " arrondissement_code, population, postal_codes, zone, search)",
            Column.commune("code"),
            Column.name("name"),
            Column.siren("siren").orEmpty(),
            Column.siren("epci_siren").orEmpty(),
            Column.siren("ept_siren").orEmpty(),
            Column.matching("departement_code", OfficialCode.DEPARTEMENT),
            Column.matching("region_code", OfficialCode.REGION),
            Column.matching("arrondissement_code", "[0-9AB]{3,4}").orEmpty(),
            Column.number("population_municipale"),
            Column.list("postal_codes", OfficialCode.POSTAL_CODE),
            Column.matching("zone", "metro|drom|com")) {
        @Override
        @Nullable
        Object[] stored(UUID vintage, int line, @Nullable String[] cells) {
            return row(vintage, null, line, cells, search(cells[1]));
        }
    },
    EPCI(
            "epci.csv",
            true,
            "vintage_intercommunality (vintage_id, file, line, siren, name, nature, search)",
            Column.siren("siren"),
            Column.name("name"),
            Column.matching("nature", "CC|CA|CU|METRO|MET69")) {
        @Override
        @Nullable
        Object[] stored(UUID vintage, int line, @Nullable String[] cells) {
            return row(vintage, file(), line, cells, search(cells[1]));
        }
    },
    EPT(
            "ept.csv",
            true,
            "vintage_intercommunality (vintage_id, file, line, siren, name, parent_siren, commune_codes, search)",
            Column.siren("siren"),
            Column.name("name"),
            Column.siren("parent_epci_siren"),
            Column.list("commune_codes", OfficialCode.COMMUNE)) {
        @Override
        @Nullable
        Object[] stored(UUID vintage, int line, @Nullable String[] cells) {
            return row(vintage, file(), line, cells, search(cells[1]));
        }
    },
    COMPOSITION(
            "epci_commune.csv",
            true,
            "vintage_composition (vintage_id, line, epci_siren, commune_code)",
            Column.siren("epci_siren"),
            Column.commune("commune_code")) {
        @Override
        @Nullable
        Object[] stored(UUID vintage, int line, @Nullable String[] cells) {
            return row(vintage, null, line, cells);
        }
    },
    ARRONDISSEMENTS(
            "arrondissements_municipaux.csv",
            true,
            "vintage_part (vintage_id, file, line, code, name, commune_code, population, kind)",
            Column.commune("code"),
            Column.name("name"),
            Column.commune("commune_code"),
            Column.number("population_municipale")) {
        @Override
        @Nullable
        Object[] stored(UUID vintage, int line, @Nullable String[] cells) {
            return row(vintage, file(), line, cells, "MUNICIPAL_ARRONDISSEMENT");
        }
    },
    PARTS(
            "communes_deleguees.csv",
            true,
            "vintage_part (vintage_id, file, line, code, name, kind, commune_code)",
            Column.commune("code"),
            Column.name("name"),
            Column.matching("type", "commune-deleguee|commune-associee"),
            Column.commune("commune_code")) {
        @Override
        @Nullable
        Object[] stored(UUID vintage, int line, @Nullable String[] cells) {
            @Nullable String[] named = cells.clone();
            named[2] = "commune-associee".equals(cells[2]) ? "ASSOCIATED_COMMUNE" : "DELEGATED_COMMUNE";
            return row(vintage, file(), line, named);
        }
    },
    MOVEMENTS(
            "mouvements.csv",
            false,
            "vintage_movement (vintage_id, line, from_code, to_code)",
            Column.commune("from_code"),
            Column.commune("to_code")) {
        @Override
        @Nullable
        Object[] stored(UUID vintage, int line, @Nullable String[] cells) {
            return row(vintage, null, line, cells);
        }
    };

    private final String file;
    private final boolean required;
    private final String target;

    @SuppressWarnings("ImmutableEnumChecker") // records whose predicates hold no state
    private final List<Column> columns;

    VintageFile(String file, boolean required, String target, Column... columns) {
        this.file = file;
        this.required = required;
        this.target = target;
        this.columns = List.of(columns);
    }

    String file() {
        return file;
    }

    boolean required() {
        return required;
    }

    /** The table and columns that its rows are kept in. */
    String target() {
        return target;
    }

    List<Column> columns() {
        return columns;
    }

    /** What is kept of a row, in the order of {@link #target()}. */
    @Nullable
    abstract Object[] stored(UUID vintage, int line, @Nullable String[] cells);

    static Optional<VintageFile> named(String file) {
        return Arrays.stream(values()).filter(f -> f.file.equals(file)).findFirst();
    }

    private static @Nullable String search(@Nullable String name) {
        return name == null ? null : SearchText.of(name);
    }

    private static @Nullable Object[] row(
            UUID vintage, @Nullable String file, int line, @Nullable String[] cells, @Nullable Object... more) {
        int begin = file == null ? 2 : 3;
        @Nullable Object[] row = new Object[begin + cells.length + more.length];
        row[0] = vintage;
        if (file != null) {
            row[1] = file;
        }
        row[begin - 1] = line;
        System.arraycopy(cells, 0, row, begin, cells.length);
        System.arraycopy(more, 0, row, begin + cells.length, more.length);
        return row;
    }
}
