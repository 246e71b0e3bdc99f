package fr.territoiresindustrie.platform.launcher;

import fr.territoiresindustrie.platform.account.LocalAccounts;
import fr.territoiresindustrie.platform.server.Ports;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Where the platform keeps its files, the ports it listens on, and how its JVMs are set. */
public record Settings(Path home, Map<Port, Integer> ports, AotCache.Mode aot, Sizing sizing) {

    /** The usual ports and {@code .tdi} in the repository, as far as the environment says nothing else. */
    public static Settings of(Map<String, String> environment) {
        var home = environment.getOrDefault(
                "TDI_HOME", RepositoryFiles.root().resolve(".tdi").toString());
        var ports = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            ports.put(port, number(port, environment));
        }
        return new Settings(
                Path.of(home).toAbsolutePath().normalize(),
                ports,
                AotCache.Mode.of(environment.getOrDefault("TDI_AOT", "")),
                Sizing.of(environment.getOrDefault("TDI_SIZING", "")));
    }

    /** For tests: beside any other platform on this machine. */
    public static Settings onFreePorts(Path home) {
        var ports = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            ports.put(port, Ports.free());
        }
        return new Settings(home.toAbsolutePath().normalize(), ports, AotCache.Mode.OFF, Sizing.LAPTOP);
    }

    public int port(Port port) {
        return ports.getOrDefault(port, port.usual());
    }

    /** An HTTP address on this machine. */
    public String url(Port port) {
        return "http://localhost:" + port(port);
    }

    /** What stands as issuer in every token. */
    public String issuer() {
        return url(Port.KEYCLOAK) + "/realms/" + LocalAccounts.REALM;
    }

    Path data() {
        return home.resolve("data");
    }

    Path log(String part) {
        return home.resolve("logs").resolve(part + ".log");
    }

    private static int number(Port port, Map<String, String> environment) {
        var value = environment.get(port.variable());
        try {
            return value == null ? port.usual() : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new Refusal(port.variable() + " is not a port: " + value);
        }
    }
}
