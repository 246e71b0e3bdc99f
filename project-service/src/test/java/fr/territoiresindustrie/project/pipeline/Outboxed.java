package fr.territoiresindustrie.project.pipeline;

import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A row of the outbox, as the tests read it. */
public record Outboxed(String type, long sequence, String payload) {

    /** The events of a project, in order. */
    public static List<Outboxed> of(String project) {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select type, sequence, payload from outbox_event where aggregatetype = 'projects' and aggregateid = ? order by sequence")) {
            select.setString(1, project);
            List<Outboxed> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Outboxed(row.getString(1), row.getLong(2), row.getString(3)));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
