package fr.territoiresindustrie.kittest;

import fr.territoiresindustrie.platform.server.PostgresServer;
import fr.territoiresindustrie.platform.server.PostgresServer.Durability;
import fr.territoiresindustrie.platform.server.ServiceDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for the tests of a service, with the owner's and the application's roles as in production, and the key that {@link Tokens}
 * signs with. Without a broker the relay stands still: add {@link KafkaResource} to see events travel.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "service";
    private final Path home = temporaryFolder("postgres");
    private @Nullable PostgresServer server;

    @Override
    public Map<String, String> start() {
        PostgresServer started = PostgresServer.start(home, 0, Durability.FAST);
        server = started;
        ServiceDatabase database = ServiceDatabase.of(DATABASE, "password-of-tests");
        started.createDatabase(database);
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", started.jdbcUrl(DATABASE));
        settings.put("quarkus.datasource.username", database.app());
        settings.put("quarkus.datasource.password", database.appPassword());
        settings.put("quarkus.flyway.jdbc-url", started.jdbcUrl(DATABASE));
        settings.put("quarkus.flyway.username", database.owner());
        settings.put("quarkus.flyway.password", database.ownerPassword());
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.management.test-port", "0");
        settings.put("quarkus.oidc.public-key", Tokens.publicKey());
        settings.put("quarkus.oidc.token.issuer", Tokens.ISSUER);
        settings.put("tdi.outbox.relay", "false");
        // nobody listens there: a test without a broker of its own never reads from one that happens to run on this
        // machine
        settings.put("kafka.bootstrap.servers", "localhost:1");
        settings.put("quarkus.log.category.\"org.apache.kafka\".level", "ERROR");
        return settings;
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(new Outage(this::interrupt), new TestInjector.MatchesType(Outage.class));
    }

    private void interrupt(Runnable meanwhile) {
        PostgresServer present = Objects.requireNonNull(server);
        present.stop();
        try {
            meanwhile.run();
        } finally {
            server = PostgresServer.start(home, present.port(), Durability.FAST);
        }
    }

    static Path temporaryFolder(String name) {
        try {
            return Files.createTempDirectory("tdi-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
