package fr.territoiresindustrie.gateway.limit;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request costs the platform: the kinds of operation that are limited apart. */
public enum OperationClass {
    READ,
    WRITE,
    EXPORT,
    BULK;

    /** Types of answer that carry a whole list or a document. */
    private static final List<String> FILES =
            List.of("text/csv", "application/x-ndjson", "application/geo+json", "application/pdf");

    /** Answers files whatever is accepted. */
    private static final List<String> FILE_PATHS = List.of("/v1/publications/scdl");

    /** The map speaks GeoJSON, page by page, to whoever moves it. */
    private static final String MAP = "/v1/features";

    /** Requests that carry many at once. */
    private static final Set<String> BULK_PATHS = Set.of(
            "/v1/resolutions",
            "/v1/projects/bulk-transitions",
            "/v1/payments/accounts-extracts",
            "/v1/reference-vintages");

    private static final String IMPORTS = "/imports";

    /** How this kind is called in headers and on the internal address. */
    public String policy() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OperationClass of(HttpMethod method, String path, @Nullable String accept) {
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.OPTIONS)) {
            return isFile(path, accept) ? EXPORT : READ;
        }
        return path.endsWith(IMPORTS) || BULK_PATHS.contains(path) ? BULK : WRITE;
    }

    private static boolean isFile(String path, @Nullable String accept) {
        for (String files : FILE_PATHS) {
            if (path.startsWith(files)) {
                return true;
            }
        }
        if (accept == null || path.startsWith(MAP)) {
            return false;
        }
        String types = accept.toLowerCase(Locale.ROOT);
        for (String file : FILES) {
            if (types.contains(file)) {
                return true;
            }
        }
        return false;
    }
}
