package fr.territoiresindustrie.bench;

import fr.territoiresindustrie.bench.RealMap.Territory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Copies territories and generated projects into the database of project-service, past the service but through its triggers. */
final class Generator {

    /** What tells every past of a project is not needed of projects that have none, and would double the time. */
    private static final String PASTS = "project_past_of_new";

    private final Connection database;
    private final List<Territory> territories;

    Generator(Connection database, List<Territory> territories) {
        this.database = database;
        this.territories = territories;
    }

    void territories() throws SQLException {
        try (PreparedStatement territory = database.prepareStatement("""
                        insert into territory (code, name, phase, lead_region, regions, valid_from, sequence)
                        values (?, ?, ?, ?, ?, date '2018-11-22', 0) on conflict do nothing""");
                PreparedStatement commune = database.prepareStatement(
                        "insert into territory_commune (territory, commune) values (?, ?) on conflict do nothing")) {
            for (Territory one : territories) {
                territory.setString(1, one.code());
                territory.setString(2, one.name());
                territory.setInt(3, one.phase());
                territory.setString(4, one.leadRegion());
                territory.setArray(
                        5, database.createArrayOf("text", one.regions().toArray()));
                territory.executeUpdate();
                for (RealMap.Commune place : one.communes()) {
                    commune.setString(1, one.code());
                    commune.setString(2, place.code());
                    commune.addBatch();
                }
                commune.executeBatch();
            }
        }
    }

    /** Copies this many projects; the full-text index is built once they are there. */
    void projects(long count, long seed) throws SQLException, IOException {
        try (Statement statement = database.createStatement()) {
            statement.execute("alter table project_past disable trigger project_past_append_only");
            statement.execute("truncate project, project_count, project_count_change, project_number cascade");
            statement.execute("alter table project_past enable trigger project_past_append_only");
            statement.execute("drop index if exists project_document, project_title_part, project_lead_part");
            statement.execute("alter table project disable trigger " + PASTS);
            copy(count, seed);
            statement.execute("alter table project enable trigger " + PASTS);
            statement.execute("set maintenance_work_mem = '1GB'");
            statement.execute("create index project_document on project using gin (document) with (fastupdate = off)");
            statement.execute("create index project_title_part on project using gin (title gin_trgm_ops)");
            statement.execute("create index project_lead_part on project using gin (lead_name gin_trgm_ops)");
            statement.execute("select compact_project_counts()");
            statement.execute("vacuum (analyze) project, project_count, project_count_change, territory");
        }
    }

    private void copy(long count, long seed) throws SQLException, IOException {
        GeneratedProjects sheets = new GeneratedProjects(territories, seed);
        CopyIn copy = database.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy project (" + GeneratedProjects.COLUMNS + ") from stdin");
        for (long i = 1; i <= count; i++) {
            byte[] line = (String.join("\t", sheets.next(count)) + "\n").getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(line, 0, line.length);
            if (i % 100_000 == 0) {
                System.out.println(i + " projects copied");
            }
        }
        copy.endCopy();
    }
}
