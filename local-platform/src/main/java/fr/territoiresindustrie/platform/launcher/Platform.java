package fr.territoiresindustrie.platform.launcher;

import fr.territoiresindustrie.platform.account.LocalAccounts;
import fr.territoiresindustrie.platform.server.KafkaServer;
import fr.territoiresindustrie.platform.server.KeycloakServer;
import fr.territoiresindustrie.platform.server.PostgresServer;
import fr.territoiresindustrie.platform.server.PostgresServer.Durability;
import fr.territoiresindustrie.platform.server.ServerProcess;
import fr.territoiresindustrie.platform.server.ServerProcess.Role;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * The three servers and the four services, running. Everything that can start beside something else does: the services'
 * jars are built while the servers start, and the services start while Keycloak still does.
 */
public final class Platform implements AutoCloseable {

    private final Settings settings;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final KeycloakServer keycloak;
    private final Map<Application, ServerProcess> services;

    private Platform(
            Settings settings,
            PostgresServer postgres,
            KafkaServer kafka,
            KeycloakServer keycloak,
            Map<Application, ServerProcess> services) {
        this.settings = settings;
        this.postgres = postgres;
        this.kafka = kafka;
        this.keycloak = keycloak;
        this.services = services;
    }

    /**
     * Starts everything and waits until the gateway passes requests on to every service.
     *
     * @param build makes the services' jars
     */
    public static Platform start(Settings settings, Callable<?> build, Progress progress) {
        endLeftovers(settings);
        PortCheck.requireFree(settings);
        try (var tasks = new Tasks(progress)) {
            var built = tasks.start(build);
            var postgres = tasks.start("PostgreSQL", "ready", () -> startPostgres(settings));
            var kafka = tasks.start("Kafka", "ready", () -> startKafka(settings));
            var keycloak = tasks.start("Keycloak", "ready", () -> startKeycloak(settings));
            var services = new EnumMap<Application, Tasks.Result<ServerProcess>>(Application.class);
            for (var application : Application.values()) {
                services.put(application, tasks.start(application.module(), "ready", () -> {
                    built.await();
                    return startService(application, settings, postgres.await(), kafka.await());
                }));
            }
            var door = tasks.start(() -> {
                keycloak.await();
                // after the build and the start, however long they take: a token is good for five minutes
                Objects.requireNonNull(services.get(Application.GATEWAY)).await();
                return FrontDoor.withToken(settings);
            });
            var lists = FrontDoor.LISTS.entrySet().stream()
                    .map(list -> tasks.start(() -> {
                        Objects.requireNonNull(services.get(list.getKey())).await();
                        return door.await().awaitOpen(list.getValue());
                    }))
                    .toList();
            var running = new EnumMap<Application, ServerProcess>(Application.class);
            services.forEach((application, process) -> running.put(application, process.await()));
            var platform = new Platform(settings, postgres.await(), kafka.await(), keycloak.await(), running);
            lists.forEach(Tasks.Result::await);
            progress.say("platform", "answers through the gateway");
            return platform;
        }
    }

    /** Ends what a killed launcher has left running on these settings' home. */
    static void endLeftovers(Settings settings) {
        Arrays.stream(Application.values())
                .parallel()
                .forEach(application -> new ApplicationProcess(application, settings).endLeftover());
        Stream.of("kafka", "keycloak")
                .parallel()
                .forEach(server -> ServerProcess.endLeftovers(settings.data().resolve(server), Role.SERVER));
        ServerProcess.endLeftovers(settings.data().resolve("postgres"), Role.DATABASE);
    }

    public Settings settings() {
        return settings;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public KafkaServer kafka() {
        return kafka;
    }

    public KeycloakServer keycloak() {
        return keycloak;
    }

    /** The name of a service that has ended by itself. */
    Optional<String> dead() {
        return services.entrySet().stream()
                .filter(service -> !service.getValue().isAlive())
                .map(service -> service.getKey().module())
                .findFirst();
    }

    /** What starting and loading needed is the machine's again. */
    void giveBackMemory() {
        services.values().forEach(ServerProcess::collectGarbage);
        System.gc();
    }

    /** Stops the services, then Keycloak and Kafka, then PostgreSQL. */
    @Override
    public void close() {
        services.values().parallelStream().forEach(ServerProcess::stop);
        keycloak.stop();
        kafka.stop();
        postgres.stop();
    }

    private static PostgresServer startPostgres(Settings settings) {
        var server = PostgresServer.start(
                settings.data().resolve("postgres"),
                settings.port(Port.POSTGRES),
                Durability.DURABLE,
                settings.log("postgres"));
        Arrays.stream(Application.values())
                .flatMap(application -> application.database().stream())
                .forEach(database -> {
                    server.createDatabase(database);
                    Sandbox.clock(settings).ifPresent(clock -> server.follow(database, clock));
                });
        return server;
    }

    private static KafkaServer startKafka(Settings settings) {
        var server =
                KafkaServer.start(settings.data().resolve("kafka"), settings.port(Port.KAFKA), settings.log("kafka"));
        Topics.create(server.bootstrapServers());
        return server;
    }

    private static KeycloakServer startKeycloak(Settings settings) {
        return KeycloakServer.start(
                settings.data().resolve("keycloak"),
                settings.port(Port.KEYCLOAK),
                LocalAccounts.realmFile(),
                LocalAccounts.environment(settings.url(Port.GATEWAY)),
                settings.log("keycloak"));
    }

    private static ServerProcess startService(
            Application application, Settings settings, PostgresServer postgres, KafkaServer kafka) {
        var jdbcUrl = application
                .database()
                .map(database -> postgres.jdbcUrl(database.name()))
                .orElse("");
        return new ApplicationProcess(application, settings).start(jdbcUrl, kafka.bootstrapServers());
    }
}
