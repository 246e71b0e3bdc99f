package fr.territoiresindustrie.territory.importing;

import fr.territoiresindustrie.territory.reference.SearchText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The territories of both phases and their members; what their communes are follows from the code. */
record TerritoryDataSet() implements DataSet {

    private static final ReferenceFile TERRITORIES = new ReferenceFile("territories/territories.csv.gz");
    private static final ReferenceFile MEMBERS = new ReferenceFile("territories/territory_epci.csv.gz");

    private static final String FIRST_PHASE = "TI1-";

    private static final String COMMUNES = """
            insert into territory_commune (territory_code, phase, commune_code, member_id, valid_from, valid_to)
            select m.territory_code, t.phase, c.code, m.id, m.valid_from, m.valid_to
            from territory_member m
            join territory t on t.code = m.territory_code
            join (select siren as member, commune_code as code from intercommunality_commune
                  union all select code, code from commune) c
              on c.member = coalesce(m.intercommunality_siren, m.commune_code)
            where not exists (select 1 from territory_commune)""";

    @Override
    public String name() {
        return "territories-2018-2027";
    }

    @Override
    public List<ReferenceFile> files() {
        return List.of(TERRITORIES, MEMBERS);
    }

    @Override
    public List<String> tables() {
        return List.of("territory", "territory_member", "territory_commune");
    }

    @Override
    public int write(Connection connection) throws SQLException {
        return territories(connection) + members(connection) + DataSet.run(connection, COMMUNES);
    }

    private static int territories(Connection connection) throws SQLException {
        String target = "territory (code, official_id, name, phase, lead_region_code, valid_from, valid_to, search)";
        return CopyTable.fill(
                connection,
                target,
                TERRITORIES,
                (row, table) -> table.row(
                        row.text("code"),
                        row.text("official_id"),
                        row.text("name"),
                        row.text("phase"),
                        row.text("lead_region_code"),
                        Term.of(row.text("code")).from(),
                        Term.of(row.text("code")).to(),
                        SearchText.of(row.text("name"))));
    }

    private static int members(Connection connection) throws SQLException {
        String target =
                "territory_member (territory_code, kind, intercommunality_siren, commune_code, valid_from, valid_to,"
                        + " decision_code)";
        return CopyTable.fill(connection, target, MEMBERS, (row, table) -> {
            Term term = Term.of(row.text("territory_code"));
            table.row(
                    row.text("territory_code"),
                    row.text("member_kind"),
                    row.optional("epci_siren"),
                    row.optional("member_commune_code"),
                    term.from(),
                    term.to(),
                    term.decision());
        });
    }

    /** What the published lists let one say of dates: those of the phase, by its list. */
    private record Term(String from, @Nullable String to, String decision) {

        static Term of(String territory) {
            return territory.startsWith(FIRST_PHASE)
                    ? new Term("2018-11-22", "2022-12-31", "PHASE-1-FINAL-LIST")
                    : new Term("2023-11-09", null, "PHASE-2-LIST");
        }
    }
}
