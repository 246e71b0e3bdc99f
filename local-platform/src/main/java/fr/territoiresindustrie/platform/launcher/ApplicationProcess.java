package fr.territoiresindustrie.platform.launcher;

import fr.territoiresindustrie.platform.server.Http;
import fr.territoiresindustrie.platform.server.ServerProcess;
import fr.territoiresindustrie.platform.server.ServiceDatabase;
import fr.territoiresindustrie.platform.server.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs a service's jar with everything it must be told, and waits until it is ready. */
final class ApplicationProcess {

    private final Application application;
    private final Settings settings;

    ApplicationProcess(Application application, Settings settings) {
        this.application = application;
        this.settings = settings;
    }

    ServerProcess start(String jdbcUrl, String bootstrapServers) {
        var process = ServerProcess.start(command(environment(jdbcUrl, bootstrapServers)));
        process.awaitReady(Duration.ofMinutes(2), () -> Http.succeeds(application.readiness(settings)));
        return process;
    }

    void endLeftover() {
        ServerProcess.endLeftover(command(Map.of()));
    }

    private ServerProcess.Command command(Map<String, String> environment) {
        var line = new ArrayList<>(Shell.java(settings.sizing().heapMegabytes(application)));
        line.add("-Xss512k");
        line.addAll(settings.sizing().options());
        var cache = AotCache.of(application, settings.aot(), settings.home());
        line.addAll(cache.options());
        line.addAll(List.of("-jar", application.jar().toString()));
        var name = application.module();
        var command = new ServerProcess.Command(
                name, line, environment, home(), settings.log(name), ServerProcess.Role.SERVICE);
        return cache.isWritten() ? command.endingWithin(AotCache.LONGEST_WRITING) : command;
    }

    private Path home() {
        return settings.home().resolve("run");
    }

    private Map<String, String> environment(String jdbcUrl, String bootstrapServers) {
        var environment = new TreeMap<String, String>();
        environment.put("TDI_ENVIRONMENT", "local");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("HTTP_PORT", Integer.toString(settings.port(application.port())));
        environment.put("MANAGEMENT_PORT", Integer.toString(settings.port(application.management())));
        environment.put("OIDC_ISSUER", settings.issuer());
        environment.put("OIDC_URL", settings.issuer());
        Sandbox.clock(settings).ifPresent(clock -> environment.put("TDI_SANDBOX_CLOCK", clock.toString()));
        application
                .database()
                .ifPresentOrElse(
                        database -> environment.putAll(stored(database, jdbcUrl, bootstrapServers)),
                        () -> environment.putAll(routed()));
        return environment;
    }

    private static Map<String, String> stored(ServiceDatabase database, String jdbcUrl, String bootstrapServers) {
        return Map.of(
                "DATABASE_URL", jdbcUrl,
                "DATABASE_USER", database.app(),
                "DATABASE_PASSWORD", database.appPassword(),
                "DATABASE_OWNER_USER", database.owner(),
                "DATABASE_OWNER_PASSWORD", database.ownerPassword(),
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    }

    private Map<String, String> routed() {
        var environment = new TreeMap<String, String>();
        environment.put("PUBLIC_URL", settings.url(Port.GATEWAY));
        environment.put("PARTNER_SERVICE_INTERNAL_URL", settings.url(Port.PARTNER_MANAGEMENT));
        for (var other : Application.values()) {
            if (other.database().isPresent()) {
                environment.put(other.name() + "_SERVICE_URL", settings.url(other.port()));
                environment.put(other.name() + "_SERVICE_HEALTH_URL", other.readiness(settings));
            }
        }
        return environment;
    }
}
