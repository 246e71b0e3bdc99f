package fr.territoiresindustrie.territory.importing;

import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.territory.perimeter.TerritoryAnnouncement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Imports a data set once, whoever else starts at the same time. */
@ApplicationScoped
class ReferenceImportService {

    private static final Logger LOG = Logger.getLogger(ReferenceImportService.class);
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('reference_import'))";

    private final DataSource database;
    private final TerritoryAnnouncement announcement;
    private final Time time;

    ReferenceImportService(DataSource database, TerritoryAnnouncement announcement, Time time) {
        this.database = database;
        this.announcement = announcement;
        this.time = time;
    }

    /**
     * Imports the data set if the registry does not hold it. Another replica that is importing is waited for. Content that differs from
     * what was imported under the same name is left out: what the registry holds is dated and changes by decision, and a new vintage has
     * a name of its own.
     *
     * @return whether anything was written
     */
    @Transactional
    public boolean importOnce(DataSet data) {
        Instant begun = time.now();
        try (Connection connection = database.getConnection()) {
            DataSet.run(connection, "set local lock_timeout = '2min'", "set local statement_timeout = '2min'");
            waitForOthers(connection);
            String checksum = data.checksum();
            @Nullable String held = held(connection, data.heldAs());
            if (held != null) {
                if (!held.equals(checksum)) {
                    LOG.warnf("data set %s is held with other content; this one is not imported", data.name());
                }
                return false;
            }
            int rows = data.write(connection);
            for (String table : data.tables()) {
                DataSet.run(connection, "analyze " + table);
            }
            record(connection, data.name(), checksum, rows);
            if (data.tables().contains("territory")) {
                announcement.announceAll();
            }
            LOG.infof(
                    "data set %s: %d rows in %d ms",
                    data.name(), rows, Duration.between(begun, time.now()).toMillis());
            return true;
        } catch (SQLException e) {
            throw new HibernateException("data set " + data.name() + " could not be imported", e);
        }
    }

    private static void waitForOthers(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.execute();
        }
    }

    private static @Nullable String held(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select checksum from reference_import where name like ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private void record(Connection connection, String name, String checksum, int rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into reference_import (name, checksum, row_count, imported_at) values (?, ?, ?, ?)")) {
            statement.setString(1, name);
            statement.setString(2, checksum);
            statement.setInt(3, rows);
            statement.setObject(4, time.now().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
