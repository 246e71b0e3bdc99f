package fr.territoiresindustrie.platform.launcher;

import fr.territoiresindustrie.platform.server.Http;
import fr.territoiresindustrie.platform.server.Ports;

/** How each part does, asked of the part itself. */
final class Status {

    private boolean allReady = true;

    private Status() {}

    /** Prints a line per part; says whether all are ready. */
    static boolean print(Settings settings) {
        var status = new Status();
        status.line(
                "PostgreSQL", "127.0.0.1:" + settings.port(Port.POSTGRES), Ports.inUse(settings.port(Port.POSTGRES)));
        status.line("Kafka", "127.0.0.1:" + settings.port(Port.KAFKA), Ports.inUse(settings.port(Port.KAFKA)));
        status.line("Keycloak", settings.url(Port.KEYCLOAK), Http.succeeds(settings.issuer()));
        for (var application : Application.values()) {
            status.line(
                    application.module(),
                    settings.url(application.port()),
                    Http.succeeds(application.readiness(settings)));
        }
        return status.allReady && Instance.isReady(settings.home());
    }

    private void line(String part, String address, boolean ready) {
        allReady &= ready;
        System.out.printf("  %-18s %-26s %s%n", part, address, ready ? "ready" : "not ready");
    }
}
