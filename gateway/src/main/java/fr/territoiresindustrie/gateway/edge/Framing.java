package fr.territoiresindustrie.gateway.edge;

import fr.territoiresindustrie.gateway.problem.EdgeProblem;
import fr.territoiresindustrie.gateway.problem.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a request's body ends and how long it may be. What could be read in two ways is refused. */
@Singleton
public class Framing {

    private static final Refusal MALFORMED = EdgeProblem.MALFORMED_REQUEST.because(
            "La longueur du corps est annoncée de façon ambiguë.", "The length of the body is announced ambiguously.");
    private static final Refusal TOO_LARGE = EdgeProblem.BODY_TOO_LARGE.because(
            "Le corps dépasse la taille admise.", "The body exceeds the admitted size.");

    private final long ordinary;
    private final long imports;

    Framing(EdgeConfig config) {
        this.ordinary = config.bodyLimit().asLongValue();
        this.imports = config.importLimit().asLongValue();
    }

    /** Largest body of a request to this path, in bytes. */
    public long limit(String path) {
        return path.endsWith("/imports") ? imports : ordinary;
    }

    /** Whether a body follows the head. */
    public static boolean hasBody(HttpServerRequest request) {
        MultiMap headers = request.headers();
        if (headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            return true;
        }
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.equals("0");
    }

    /** Why a request's framing is refused; null when it is clear. */
    public @Nullable Refusal check(HttpServerRequest request, long limit) {
        MultiMap headers = request.headers();
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        if (headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
            boolean chunked = codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
            return chunked && length == null && request.version() == HttpVersion.HTTP_1_1 ? null : MALFORMED;
        }
        if (length == null) {
            return null;
        }
        if (length.isEmpty()
                || length.length() > 18
                || !length.chars().allMatch(c -> c >= '0' && c <= '9')
                || headers.getAll(HttpHeaders.CONTENT_LENGTH).size() > 1) {
            return MALFORMED;
        }
        return Long.parseLong(length) > limit ? TOO_LARGE : null;
    }

    /** The refusal of a body that turned out too long while it was read. */
    public static Refusal tooLarge() {
        return TOO_LARGE;
    }
}
