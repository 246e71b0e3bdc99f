package fr.territoiresindustrie.platform.server;

import fr.territoiresindustrie.platform.server.PostgresServer.Durability;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Beside Keycloak, which takes longest. */
@Execution(ExecutionMode.CONCURRENT)
class PostgresServerIT {

    private static final ServiceDatabase LEDGER = ServiceDatabase.of("ledger", "secret");

    @TempDir
    Path home;

    @Test
    void writesToDiskWhenDurable() throws SQLException {
        try (var server = PostgresServer.start(home, 0, Durability.DURABLE);
                var admin = server.admin("postgres")) {
            assertThat(one(admin, "SHOW fsync")).isEqualTo("on");
            assertThat(one(admin, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(one(admin, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(one(admin, "SHOW server_version")).startsWith("18.");
        }
    }

    @Test
    void givesTheApplicationNothingThatTheOwnerHasNotGranted() throws SQLException {
        try (var server = PostgresServer.start(home, 0, Durability.FAST)) {
            server.createDatabase(LEDGER);
            try (var owner = connect(server, LEDGER.owner())) {
                owner.createStatement().execute("CREATE TABLE posting (id int)");
            }
            try (var app = connect(server, LEDGER.app())) {
                assertThatThrownBy(() -> one(app, "SELECT count(*) FROM posting"))
                        .hasMessageContaining("permission denied for table posting");
                assertThatThrownBy(() -> app.createStatement().execute("CREATE TABLE mine (id int)"))
                        .hasMessageContaining("permission denied for schema public");
            }
        }
    }

    @Test
    void checksPasswords() {
        try (var server = PostgresServer.start(home, 0, Durability.FAST)) {
            server.createDatabase(LEDGER);
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("ledger"), LEDGER.app(), "wrong"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsItsDataAcrossARestart() throws SQLException {
        try (var server = PostgresServer.start(home, 0, Durability.FAST)) {
            server.createDatabase(LEDGER);
            try (var owner = connect(server, LEDGER.owner())) {
                owner.createStatement().execute("CREATE TABLE posting AS SELECT 42 AS amount");
            }
        }
        try (var again = PostgresServer.start(home, 0, Durability.FAST)) {
            again.createDatabase(LEDGER);
            try (var owner = connect(again, LEDGER.owner())) {
                assertThat(one(owner, "SELECT amount FROM posting")).isEqualTo("42");
            }
        }
    }

    @Test
    void endsAServerLeftBehindAndStartsInItsPlace() throws SQLException {
        var abandoned = PostgresServer.start(home, 0, Durability.DURABLE);
        try (var successor = PostgresServer.start(home, abandoned.port(), Durability.DURABLE);
                var admin = successor.admin("postgres")) {
            assertThat(one(admin, "SELECT 1")).isEqualTo("1");
            assertThat(ProcessHandle.of(abandoned.pid())).isEmpty();
        }
    }

    @Test
    void recoversWhatWasCommittedBeforeAKill() throws SQLException {
        var killed = PostgresServer.start(home, 0, Durability.DURABLE);
        killed.createDatabase(LEDGER);
        try (var owner = connect(killed, LEDGER.owner())) {
            owner.createStatement().execute("CREATE TABLE posting AS SELECT 42 AS amount");
            ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
        }
        Awaitility.await().until(() -> ProcessHandle.of(killed.pid()).isEmpty());
        try (var again = PostgresServer.start(home, 0, Durability.DURABLE);
                var owner = connect(again, LEDGER.owner())) {
            assertThat(one(owner, "SELECT amount FROM posting")).isEqualTo("42");
        }
    }

    @Test
    void leavesNoProcessBehind() {
        var server = PostgresServer.start(home, 0, Durability.FAST);
        var postmaster = ProcessHandle.of(server.pid()).orElseThrow();
        var workers = postmaster.descendants().toList();
        server.stop();
        assertThat(List.of(postmaster)).noneMatch(ProcessHandle::isAlive);
        assertThat(workers).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    private static Connection connect(PostgresServer server, String role) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("ledger"), role, "secret");
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
