package fr.territoiresindustrie.bench;

import fr.territoiresindustrie.platform.launcher.Port;
import fr.territoiresindustrie.platform.launcher.Settings;
import fr.territoiresindustrie.platform.server.Http;
import fr.territoiresindustrie.platform.server.Ports;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import fr.territoiresindustrie.platform.server.ServerProcess;
import fr.territoiresindustrie.platform.server.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another gateway before the same platform. */
final class SecondGateway implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 192;

    private final ServerProcess process;
    private final int port;

    private SecondGateway(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static SecondGateway start(Path home, Settings settings) {
        int port = Ports.free();
        int management = Ports.free();
        List<String> line = new ArrayList<>(Shell.java(HEAP_MEGABYTES));
        Path jar = RepositoryFiles.root().resolve("gateway/target/quarkus-app/quarkus-run.jar");
        line.addAll(List.of("-jar", jar.toString()));
        ServerProcess process = ServerProcess.start(new ServerProcess.Command(
                "second-gateway",
                line,
                Map.ofEntries(
                        Map.entry("TDI_ENVIRONMENT", "local"),
                        Map.entry("HTTP_PORT", String.valueOf(port)),
                        Map.entry("MANAGEMENT_PORT", String.valueOf(management)),
                        Map.entry("PUBLIC_URL", "http://localhost:" + port),
                        Map.entry("OIDC_ISSUER", settings.issuer()),
                        Map.entry("OIDC_URL", settings.issuer()),
                        Map.entry("PARTNER_SERVICE_INTERNAL_URL", settings.url(Port.PARTNER_MANAGEMENT)),
                        Map.entry("TERRITORY_SERVICE_URL", settings.url(Port.TERRITORY)),
                        Map.entry("PROJECT_SERVICE_URL", settings.url(Port.PROJECT)),
                        Map.entry("FUNDING_SERVICE_URL", settings.url(Port.FUNDING)),
                        Map.entry("PARTNER_SERVICE_URL", settings.url(Port.PARTNER))),
                home.resolve("run"),
                home.resolve("logs/second-gateway.log"),
                ServerProcess.Role.SERVICE));
        process.awaitReady(
                Duration.ofMinutes(1), () -> Http.succeeds("http://localhost:" + management + "/q/health/ready"));
        return new SecondGateway(process, port);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.stop();
    }
}
