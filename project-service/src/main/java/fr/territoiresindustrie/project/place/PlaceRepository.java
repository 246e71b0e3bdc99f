package fr.territoiresindustrie.project.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVRecord;
import org.hibernate.HibernateException;
import org.jspecify.annotations.Nullable;

/** The table of places. */
@ApplicationScoped
class PlaceRepository {

    private static final int BATCH = 2_000;

    private final DataSource database;

    PlaceRepository(DataSource database) {
        this.database = database;
    }

    /** Whether it is still to be filled. Two replicas that start together ask one after the other. */
    boolean isEmpty() {
        try (Connection connection = database.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended('place', 0))");
                PreparedStatement look = connection.prepareStatement("select not exists (select 1 from place)")) {
            lock.execute();
            try (ResultSet row = look.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new HibernateException("places could not be read", e);
        }
    }

    void fill(Iterable<CSVRecord> rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into place (code, name, lon, lat) values (?, ?, ?, ?)")) {
            int waiting = 0;
            for (CSVRecord row : rows) {
                insert.setString(1, row.get("code"));
                insert.setString(2, row.get("name"));
                insert.setBigDecimal(3, number(row.get("lon")));
                insert.setBigDecimal(4, number(row.get("lat")));
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            // projects that were there before are found by the names of their places from now on
            try (PreparedStatement again = connection.prepareStatement("update project set document = null")) {
                again.executeUpdate();
            }
        } catch (SQLException e) {
            throw new HibernateException("places could not be written", e);
        }
    }

    private static @Nullable BigDecimal number(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }
}
