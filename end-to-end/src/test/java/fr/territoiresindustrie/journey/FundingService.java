package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.platform.server.Http;
import fr.territoiresindustrie.platform.server.Ports;
import fr.territoiresindustrie.platform.server.PostgresServer;
import fr.territoiresindustrie.platform.server.PostgresServer.Durability;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import fr.territoiresindustrie.platform.server.ServerProcess;
import fr.territoiresindustrie.platform.server.ServiceDatabase;
import fr.territoiresindustrie.platform.server.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The jar of funding-service as a process of its own, on a durable database of its own, to be killed and started again. No broker: events wait. */
final class FundingService implements AutoCloseable {

    private static final Path JAR =
            RepositoryFiles.root().resolve("funding-service/target/quarkus-app/quarkus-run.jar");
    private static final String DATABASE = "funding";

    private final Path home;
    private final int port = Ports.free();
    private final int management = Ports.free();
    private final PostgresServer postgres;
    private final ServiceDatabase database = ServiceDatabase.of(DATABASE, "password-of-tests");
    private final boolean first;
    private ServerProcess process;

    FundingService(Path home) {
        this(home, PostgresServer.start(home.resolve("postgres"), 0, Durability.DURABLE), true);
    }

    private FundingService(Path home, PostgresServer postgres, boolean first) {
        assertThat(Files.exists(JAR)).as("mvn -Pjars package comes first").isTrue();
        this.home = home;
        this.postgres = postgres;
        this.first = first;
        if (first) {
            postgres.createDatabase(database);
        }
        start();
    }

    /** A replica: another process on the same database. */
    FundingService beside() {
        return new FundingService(home.resolve("beside"), postgres, false);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void start() {
        List<String> line = new ArrayList<>(Shell.java(256));
        line.addAll(List.of("-jar", JAR.toString()));
        process = ServerProcess.start(new ServerProcess.Command(
                "funding-service",
                line,
                environment(),
                home.resolve("run"),
                home.resolve("funding-service.log"),
                ServerProcess.Role.SERVICE));
        process.awaitReady(
                Duration.ofMinutes(2), () -> Http.succeeds("http://127.0.0.1:" + management + "/q/health/ready"));
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("TDI_ENVIRONMENT", "test"),
                Map.entry("QUARKUS_PROFILE", "test"),
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("HTTP_PORT", String.valueOf(port)),
                Map.entry("MANAGEMENT_PORT", String.valueOf(management)),
                Map.entry("OIDC_ISSUER", Tokens.ISSUER),
                Map.entry("QUARKUS_OIDC_PUBLIC_KEY", Tokens.publicKey()),
                Map.entry("DATABASE_URL", postgres.jdbcUrl(DATABASE)),
                Map.entry("DATABASE_USER", database.app()),
                Map.entry("DATABASE_PASSWORD", database.appPassword()),
                Map.entry("DATABASE_OWNER_USER", database.owner()),
                Map.entry("DATABASE_OWNER_PASSWORD", database.ownerPassword()),
                Map.entry("TDI_OUTBOX_RELAY", "false"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "localhost:1"));
    }

    /** SIGKILL: no statement more. */
    void kill() {
        process.kill();
    }

    /** The first column of what a query gives. */
    List<String> query(String sql) throws SQLException {
        try (Connection connection = postgres.admin(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }

    @Override
    public void close() {
        process.stop();
        if (first) {
            postgres.close();
        }
    }
}
