package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the database itself refuses, whatever a program may try. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LedgerTablesIT {

    @Inject
    FundingFixture funding;

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.flyway.jdbc-url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String ownerPassword;

    @Test
    void theApplicationMayNotChangeAMovementOrAPosting() {
        funding.envelope("10.00");
        for (String change : new String[] {
            "update movement set amount = 1",
            "delete from movement",
            "update posting set amount = 1",
            "delete from posting",
            "truncate posting",
            "delete from balance",
            "alter table posting disable trigger all"
        }) {
            assertThatThrownBy(() -> run(database.getConnection(), change)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void notEvenTheOwnerChangesThem() {
        funding.envelope("10.00");
        for (String change : new String[] {
            "update movement set amount = 1",
            "delete from posting",
            "update posting set amount = amount",
            "truncate posting"
        }) {
            assertThatThrownBy(() -> run(DriverManager.getConnection(url, owner, ownerPassword), change))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void aMovementThatDoesNotBalanceIsRefusedAtItsCommit() {
        funding.envelope("10.00");
        String lopsided = """
                insert into posting (movement_id, envelope_id, authority, year, account, amount)
                select id, envelope_id, authority, year, 'AVAILABLE', 1 from movement limit 1""";
        assertThatThrownBy(() -> run(database.getConnection(), lopsided)).hasMessageContaining("does not balance");
    }

    @Test
    void aRunningBalanceCannotLieToItself() {
        funding.envelope("10.00");
        for (String lie : new String[] {
            "update balance set available = available + 1",
            "update balance set committed = committed + 1",
            "update balance set available = -1, granted = -1",
            "update balance set frozen = 1"
        }) {
            assertThatThrownBy(() -> run(database.getConnection(), lie)).hasMessageContaining("check constraint");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
