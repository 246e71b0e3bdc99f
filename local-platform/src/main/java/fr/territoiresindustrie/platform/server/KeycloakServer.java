package fr.territoiresindustrie.platform.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Keycloak with one realm, on the loopback interface. Its database stays in the home across restarts, until the realm
 * file or the values of its placeholders change: then it starts anew from them, and accounts made by hand are gone.
 */
public final class KeycloakServer implements AutoCloseable {

    private final int port;
    private final ServerProcess process;

    private KeycloakServer(int port, ServerProcess process) {
        this.port = port;
        this.process = process;
    }

    /** As {@link #start(Path, int, Path, Map, Path)}, with the log in the home. */
    public static KeycloakServer start(Path home, int port, Path realmFile, Map<String, String> env) {
        return start(home, port, realmFile, env, home.resolve("keycloak.log"));
    }

    /**
     * Starts the server and waits until it answers. A server that a killed JVM left running on this home is stopped first.
     *
     * @param port 0 for a free one
     * @param env the values of the realm's placeholders
     */
    public static KeycloakServer start(Path home, int port, Path realmFile, Map<String, String> env, Path log) {
        var folder = home.toAbsolutePath().normalize();
        var chosen = Ports.orFree(port);
        var command = command(folder, chosen, env, log.toAbsolutePath());
        ServerProcess.endLeftover(command);
        prepareDatabase(folder, realmFile, env);
        var server = new KeycloakServer(chosen, ServerProcess.start(command));
        server.process.awaitReady(Duration.ofMinutes(2), () -> Http.succeeds(server.address() + "/realms/master"));
        return server;
    }

    /** Does the long work of a first start beforehand. */
    public static void prepare(Path realmFile, Map<String, String> env) {
        KeycloakDistribution.databaseWith(realmFile, env);
    }

    /** The address that stands in the tokens of a realm. */
    public String issuer(String realm) {
        return address() + "/realms/" + realm;
    }

    /** Stops in order. */
    public void stop() {
        process.stop();
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        stop();
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private static void prepareDatabase(Path home, Path realmFile, Map<String, String> env) {
        var fingerprint = KeycloakDistribution.fingerprint(realmFile, env);
        var noted = home.resolve("realm.fingerprint");
        try {
            if (Files.exists(noted) && Files.readString(noted).equals(fingerprint)) {
                return;
            }
            var prepared = KeycloakDistribution.databaseWith(realmFile, env);
            Files.createDirectories(home);
            Files.copy(
                    prepared.resolve(KeycloakDistribution.DATABASE),
                    home.resolve(KeycloakDistribution.DATABASE),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(noted, fingerprint);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + home, e);
        }
    }

    private static ServerProcess.Command command(Path home, int port, Map<String, String> env, Path log) {
        var arguments = List.of(
                "start",
                "--optimized",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=http://localhost:" + port,
                KeycloakDistribution.databaseUrl(home));
        var line = KeycloakDistribution.command(KeycloakDistribution.folder(), arguments);
        return new ServerProcess.Command("keycloak", line, env, home, log, ServerProcess.Role.SERVER);
    }
}
