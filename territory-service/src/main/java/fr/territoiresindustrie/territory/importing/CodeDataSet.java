package fr.territoiresindustrie.territory.importing;

import fr.territoiresindustrie.territory.reference.SearchText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** The official geographic code of one vintage, with the intercommunalities of its 1 January. */
record CodeDataSet() implements DataSet {

    private static final ReferenceFile REGIONS = file("regions");
    private static final ReferenceFile DEPARTEMENTS = file("departements");
    private static final ReferenceFile EPCI = file("epci");
    private static final ReferenceFile EPT = file("ept");
    private static final ReferenceFile COMMUNES = file("communes");
    private static final ReferenceFile ARRONDISSEMENTS = file("arrondissements_municipaux");
    private static final ReferenceFile FORMER = file("communes_deleguees");

    private static final int VINTAGE = 2026;

    private static final String INTERCOMMUNALITY_VERSIONS =
            "insert into intercommunality_version (siren, vintage, name, nature, parent_siren, search) select siren, "
                    + VINTAGE + ", name, nature, parent_siren, search from intercommunality";
    private static final String COMMUNE_VERSIONS =
            "insert into commune_version (code, vintage, name, siren, intercommunality_siren, ept_siren, departement_code, region_code,"
                    + " arrondissement_code, population, zone, search) select code, " + VINTAGE
                    + ", name, siren, intercommunality_siren, ept_siren, departement_code, region_code, arrondissement_code, population,"
                    + " zone, search from commune";

    private static ReferenceFile file(String name) {
        return new ReferenceFile("cog-2026/" + name + ".csv.gz");
    }

    @Override
    public String name() {
        return "cog-2026";
    }

    @Override
    public List<ReferenceFile> files() {
        return List.of(REGIONS, DEPARTEMENTS, EPCI, EPT, COMMUNES, ARRONDISSEMENTS, FORMER);
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

    private static int regions(Connection connection) throws SQLException {
        String target = "region (code, name, capital_code, zone, search)";
        return CopyTable.fill(
                connection,
                target,
                REGIONS,
                (row, table) -> table.row(
                        row.text("code"),
                        row.text("name"),
                        row.text("chef_lieu_commune_code"),
                        zone(row),
                        SearchText.of(row.text("name"))));
    }

    private static int departements(Connection connection) throws SQLException {
        String target = "departement (code, name, region_code, capital_code, zone, search)";
        return CopyTable.fill(
                connection,
                target,
                DEPARTEMENTS,
                (row, table) -> table.row(
                        row.text("code"),
                        row.text("name"),
                        row.text("region_code"),
                        row.text("chef_lieu_commune_code"),
                        zone(row),
                        SearchText.of(row.text("name"))));
    }

    private static int intercommunalities(Connection connection) throws SQLException {
        String target = "intercommunality (siren, name, nature, parent_siren, search)";
        CopyTable.RowWriter epci = (row, table) -> table.row(
                row.text("siren"), row.text("name"), row.text("nature"), null, SearchText.of(row.text("name")));
        CopyTable.RowWriter ept = (row, table) -> table.row(
                row.text("siren"),
                row.text("name"),
                "EPT",
                row.text("parent_epci_siren"),
                SearchText.of(row.text("name")));
        return CopyTable.fill(connection, target, EPCI, epci) + CopyTable.fill(connection, target, EPT, ept);
    }

    /** What has just been written holds as far back as is known. */
    private static void versions(Connection connection) throws SQLException {
        DataSet.run(connection, INTERCOMMUNALITY_VERSIONS, COMMUNE_VERSIONS);
    }

    private static int communes(Connection connection) throws SQLException {
        String target = "commune (code, name, siren, intercommunality_siren, ept_siren, departement_code, region_code,"
                + " arrondissement_code, population, zone, search)";
        return CopyTable.fill(
                connection,
                target,
                COMMUNES,
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

    private static int postalCodes(Connection connection) throws SQLException {
        return CopyTable.fill(connection, "commune_postal_code (postal_code, commune_code)", COMMUNES, (row, table) -> {
            for (String postalCode : row.list("postal_codes")) {
                table.row(postalCode, row.text("code"));
            }
        });
    }

    private static int parts(Connection connection) throws SQLException {
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
        return CopyTable.fill(connection, target, ARRONDISSEMENTS, arrondissement)
                + CopyTable.fill(connection, target, FORMER, former);
    }

    private static String zone(ReferenceFile.Row row) {
        return row.text("zone").toUpperCase(Locale.ROOT);
    }
}
