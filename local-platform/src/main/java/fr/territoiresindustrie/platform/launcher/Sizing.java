package fr.territoiresindustrie.platform.launcher;

import java.util.List;

/**
 * What the services' JVMs may take of the machine. On a laptop eight processes start at once and share little memory: only
 * the quick compiler runs, which starts a service with a third less processor time and in 30 MB less. A server that stays
 * up, and a benchmark, want the optimising compiler and room.
 */
public enum Sizing {
    /** Starts fast and stays small. */
    LAPTOP(1, List.of("-XX:TieredStopAtLevel=1", "-Xmn8m")),
    /** Runs fast. */
    SERVER(3, List.of());

    private final int heapFactor;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of only
    private final List<String> options;

    Sizing(int heapFactor, List<String> options) {
        this.heapFactor = heapFactor;
        this.options = options;
    }

    /** What the variable {@code TDI_SIZING} asks for. */
    static Sizing of(String word) {
        return switch (word) {
            case "", "laptop" -> LAPTOP;
            case "server" -> SERVER;
            default -> throw new Refusal("TDI_SIZING is laptop or server, not " + word);
        };
    }

    int heapMegabytes(Application application) {
        return application.heapMegabytes() * heapFactor;
    }

    List<String> options() {
        return options;
    }
}
