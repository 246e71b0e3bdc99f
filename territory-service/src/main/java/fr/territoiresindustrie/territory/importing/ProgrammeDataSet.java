package fr.territoiresindustrie.territory.importing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Other programmes of the agency and who is in them, as of September 2024. */
record ProgrammeDataSet() implements DataSet {

    private static final ReferenceFile PROGRAMMES = new ReferenceFile("programmes/programmes.csv.gz");
    private static final ReferenceFile MEMBERSHIPS = new ReferenceFile("programmes/programme_membership.csv.gz");

    @Override
    public String name() {
        return "programmes-2024-09";
    }

    @Override
    public List<ReferenceFile> files() {
        return List.of(PROGRAMMES, MEMBERSHIPS);
    }

    @Override
    public List<String> tables() {
        return List.of("programme", "programme_membership");
    }

    @Override
    public int write(Connection connection) throws SQLException {
        int programmes = CopyTable.fill(
                connection,
                "programme (code, name)",
                PROGRAMMES,
                (row, table) -> table.row(row.text("code"), row.text("label")));
        String target = "programme_membership (programme_code, entity_id, entity_name, signed_on, kind, source_code,"
                + " commune_code, siren)";
        return programmes
                + CopyTable.fill(connection, target, MEMBERSHIPS, (row, table) -> {
                    String kind = row.text("member_kind");
                    boolean commune = kind.equals("COMMUNE");
                    table.row(
                            row.text("programme_code"),
                            row.text("programme_entity_id"),
                            row.text("programme_entity_name"),
                            row.optional("date_signature"),
                            kind.equals("SIREN_AUTRE") ? "OTHER" : kind,
                            row.text("member_code_source"),
                            commune ? row.text("commune_code_2026") : null,
                            commune ? null : row.text("member_code_source"));
                });
    }
}
