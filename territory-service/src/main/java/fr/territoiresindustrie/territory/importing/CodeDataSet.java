package fr.territoiresindustrie.territory.importing;

import fr.territoiresindustrie.territory.reference.SearchText;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The official geographic code of one vintage, with the intercommunalities of its 1 January.
 *
 * @param year its vintage
 * @param folder where its files are, or null for those that the module carries
 */
record CodeDataSet(int year, @Nullable Path folder) implements DataSet {

    private static final String NAME = "cog-";

    private static final String INTERCOMMUNALITY_VERSIONS =
            "insert into intercommunality_version (siren, vintage, name, nature, parent_siren, search)"
                    + " select siren, :year, name, nature, parent_siren, search from intercommunality";
    private static final String COMMUNE_VERSIONS =
            "insert into commune_version (code, vintage, name, siren, intercommunality_siren, ept_siren, departement_code, region_code,"
                    + " arrondissement_code, population, zone, search) select code, :year"
                    + ", name, siren, intercommunality_siren, ept_siren, departement_code, region_code, arrondissement_code, population,"
                    + " zone, search from commune";

    private static final String VINTAGE =
            "insert into reference_vintage (id, year, effective_on, state, checksum, findings, changes, submitted_at, applied_at)"
                    + " values (gen_random_uuid(), :year, '-infinity', 'APPLIED', ':checksum', 0, 0, now(), now())";

    private ReferenceFile file(String name) {
        return new ReferenceFile(name() + "/" + name + ".csv.gz", folder);
    }

    @Override
    public String name() {
        return NAME + year;
    }

    @Override
    public List<ReferenceFile> files() {
        return List.of(
                file("regions"),
                file("departements"),
                file("epci"),
                file("ept"),
                file("communes"),
                file("arrondissements_municipaux"),
                file("communes_deleguees"));
    }

    @Override
    public List<String> tables() {
        return List.of(
                "region",
                "departement",
                "intercommunality",
                "commune",
                "commune_postal_code",
                "commune_part",
                "intercommunality_version",
                "commune_version");
    }

    @Override
    public int write(Connection connection) throws SQLException {
        int rows = regions(connection)
                + departements(connection)
                + intercommunalities(connection)
                + communes(connection)
                + postalCodes(connection)
                + parts(connection);
        versions(connection);
        return rows;
    }

    private int regions(Connection connection) throws SQLException {
        String target = "region (code, name, capital_code, zone, search)";
        return CopyTable.fill(
                connection,
                target,
                file("regions"),
                (row, table) -> table.row(
                        row.text("code"),
                        row.text("name"),
                        row.text("chef_lieu_commune_code"),
                        zone(row),
                        SearchText.of(row.text("name"))));
    }

    private int departements(Connection connection) throws SQLException {
        String target = "departement (code, name, region_code, capital_code, zone, search)";
        return CopyTable.fill(
                connection,
                target,
                file("departements"),
                (row, table) -> table.row(
                        row.text("code"),
                        row.text("name"),
                        row.text("region_code"),
                        row.text("chef_lieu_commune_code"),
                        zone(row),
                        SearchText.of(row.text("name"))));
    }

    private int intercommunalities(Connection connection) throws SQLException {
        String target = "intercommunality (siren, name, nature, parent_siren, search)";
        CopyTable.RowWriter epci = (row, table) -> table.row(
                row.text("siren"), row.text("name"), row.text("nature"), null, SearchText.of(row.text("name")));
        CopyTable.RowWriter ept = (row, table) -> table.row(
                row.text("siren"),
                row.text("name"),
                "EPT",
                row.text("parent_epci_siren"),
                SearchText.of(row.text("name")));
        return CopyTable.fill(connection, target, file("epci"), epci)
                + CopyTable.fill(connection, target, file("ept"), ept);
    }

    /** Whatever its vintage: a registry begins with one, later ones are compared with it and dated. */
    @Override
    public String heldAs() {
        return NAME + "%";
    }

    /** What has just been written holds as far back as is known. */
    private void versions(Connection connection) throws SQLException {
        for (String sql : List.of(INTERCOMMUNALITY_VERSIONS, COMMUNE_VERSIONS, VINTAGE)) {
            DataSet.run(connection, sql.replace(":year", String.valueOf(year)).replace(":checksum", checksum()));
        }
    }

    private int communes(Connection connection) throws SQLException {
        String target = "commune (code, name, siren, intercommunality_siren, ept_siren, departement_code, region_code,"
                + " arrondissement_code, population, zone, search)";
        return CopyTable.fill(
                connection,
                target,
                file("communes"),
                (row, table) -> table.row(
                        row.text("code"),
                        row.text("name"),
                        row.optional("siren"),
                        row.optional("epci_siren"),
                        row.optional("ept_siren"),
                        row.text("departement_code"),
                        row.text("region_code"),
                        row.optional("arrondissement_code"),
                        row.optional("population_municipale"),
                        zone(row),
                        SearchText.of(row.text("name"))));
    }

    private int postalCodes(Connection connection) throws SQLException {
        return CopyTable.fill(
                connection, "commune_postal_code (postal_code, commune_code)", file("communes"), (row, table) -> {
                    for (String postalCode : row.list("postal_codes")) {
                        table.row(postalCode, row.text("code"));
                    }
                });
    }

    private int parts(Connection connection) throws SQLException {
        String target = "commune_part (code, name, kind, commune_code, population)";
        CopyTable.RowWriter arrondissement = (row, table) -> table.row(
                row.text("code"),
                row.text("name"),
                "MUNICIPAL_ARRONDISSEMENT",
                row.text("commune_code"),
                row.optional("population_municipale"));
        CopyTable.RowWriter former = (row, table) -> table.row(
                row.text("code"),
                row.text("name"),
                row.text("type").equals("commune-deleguee") ? "DELEGATED_COMMUNE" : "ASSOCIATED_COMMUNE",
                row.text("commune_code"),
                null);
        return CopyTable.fill(connection, target, file("arrondissements_municipaux"), arrondissement)
                + CopyTable.fill(connection, target, file("communes_deleguees"), former);
    }

    private static String zone(ReferenceFile.Row row) {
        return row.text("zone").toUpperCase(Locale.ROOT);
    }
}
