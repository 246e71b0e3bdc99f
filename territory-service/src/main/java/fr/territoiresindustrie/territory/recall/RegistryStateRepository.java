package fr.territoiresindustrie.territory.recall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/** On a connection of its own, so that a transaction under way never answers with a state that nobody else sees. */
@ApplicationScoped
class RegistryStateRepository {

    private static final String STATE = "select version, paris_day(), pg_postmaster_start_time() from registry_version";

    private final DataSource database;

    RegistryStateRepository(DataSource database) {
        this.database = database;
    }

    RegistryState read() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(STATE);
                var row = statement.executeQuery()) {
            row.next();
            return new RegistryState(
                    row.getLong(1),
                    row.getObject(2, LocalDate.class),
                    row.getObject(3, OffsetDateTime.class).toInstant());
        } catch (SQLException e) {
            throw new PersistenceException("the state of the registry was not read", e);
        }
    }
}
