package fr.territoiresindustrie.gateway.routing;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one table of routes: {@code /v1/<segment>} and everything below it. */
public final class RouteTable {

    private static final String ROOT = "/v1/";
    private static final Map<String, Part> PARTS = parts();

    private RouteTable() {}

    /** The part that answers a clean path, or null when none does. */
    public static @Nullable Part partOf(String path) {
        if (!path.startsWith(ROOT)) {
            return null;
        }
        int end = path.indexOf('/', ROOT.length());
        return PARTS.get(end < 0 ? path.substring(ROOT.length()) : path.substring(ROOT.length(), end));
    }

    private static Map<String, Part> parts() {
        Map<String, Part> parts = new HashMap<>();
        for (Part part : Part.values()) {
            for (String segment : part.segments()) {
                if (parts.put(segment, part) != null) {
                    throw new IllegalStateException(segment + " belongs to two parts");
                }
            }
        }
        return Map.copyOf(parts);
    }
}
