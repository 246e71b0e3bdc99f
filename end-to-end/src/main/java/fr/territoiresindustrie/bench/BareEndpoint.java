package fr.territoiresindustrie.bench;

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

/** The bare endpoint as a process of its own, as the services are. */
final class BareEndpoint implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 256;

    private final ServerProcess process;
    private final int port;

    private BareEndpoint(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static BareEndpoint start(Path home) {
        int port = Ports.free();
        List<String> line = new ArrayList<>(Shell.java(HEAP_MEGABYTES));
        Path jar = RepositoryFiles.root().resolve("bare-endpoint/target/quarkus-app/quarkus-run.jar");
        line.addAll(List.of("-jar", jar.toString()));
        ServerProcess process = ServerProcess.start(new ServerProcess.Command(
                "bare-endpoint",
                line,
                Map.of("HTTP_PORT", String.valueOf(port)),
                home.resolve("run"),
                home.resolve("logs/bare-endpoint.log"),
                ServerProcess.Role.SERVICE));
        process.awaitReady(Duration.ofMinutes(1), () -> Http.succeeds("http://localhost:" + port + path(2)));
        return new BareEndpoint(process, port);
    }

    int port() {
        return port;
    }

    /** The address of a constant of this size. */
    static String path(int bytes) {
        return "/constant?bytes=" + bytes;
    }

    @Override
    public void close() {
        process.stop();
    }
}
