package fr.territoiresindustrie.platform.launcher;

import fr.territoiresindustrie.platform.server.RepositoryFiles;
import fr.territoiresindustrie.platform.server.ServiceDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One of the five services: its module, its ports, and how much heap it needs on a laptop. */
enum Application {
    TERRITORY("territory-service", Port.TERRITORY, Port.TERRITORY_MANAGEMENT, "territory", 112),
    PROJECT("project-service", Port.PROJECT, Port.PROJECT_MANAGEMENT, "project", 96),
    FUNDING("funding-service", Port.FUNDING, Port.FUNDING_MANAGEMENT, "funding", 96),
    PARTNER("partner-service", Port.PARTNER, Port.PARTNER_MANAGEMENT, "partner", 56),
    GATEWAY("gateway", Port.GATEWAY, Port.GATEWAY_MANAGEMENT, "", 64);

    private final String module;
    private final Port port;
    private final Port management;
    private final String database;
    private final int heap;

    Application(String module, Port port, Port management, String database, int heap) {
        this.module = module;
        this.port = port;
        this.management = management;
        this.database = database;
        this.heap = heap;
    }

    String module() {
        return module;
    }

    Port port() {
        return port;
    }

    Port management() {
        return management;
    }

    int heapMegabytes() {
        return heap;
    }

    /** The gateway has none. */
    Optional<ServiceDatabase> database() {
        return database.isEmpty() ? Optional.empty() : Optional.of(ServiceDatabase.of(database, "local"));
    }

    Path jar() {
        return RepositoryFiles.root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    boolean isBuilt() {
        return Files.exists(jar());
    }

    String readiness(Settings settings) {
        return settings.url(management) + "/q/health/ready";
    }
}
