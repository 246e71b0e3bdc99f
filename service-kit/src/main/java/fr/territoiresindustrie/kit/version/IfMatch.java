package fr.territoiresindustrie.kit.version;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version that a caller read before it changes a resource. Tags are {@code "7"}: the version in quotes, strong; or {@code "7-3fa9"},
 * with a digest behind the version, where what is shown also depends on the day or on the question.
 *
 * @param version the version, from 0
 */
public record IfMatch(long version) {

    private static final Pattern TAG = Pattern.compile("^\"([0-9]{1,18})(?:-[0-9a-f]{1,64})?\"$");

    /** Reads the header: none is a 428, a weak, foreign or wildcard tag matches no version (412). */
    public static IfMatch required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw RequestProblem.VERSION_REQUIRED.because(
                    "Donnez dans If-Match l'ETag de la version lue.",
                    "Give in If-Match the ETag of the version that you read.");
        }
        Matcher tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw stale();
        }
        return new IfMatch(Long.parseLong(tag.group(1)));
    }

    /** Refuses (412) when the resource is at another version. */
    public void check(long present) {
        if (present != version) {
            throw stale().with("currentVersion", present);
        }
    }

    private static Problem stale() {
        return RequestProblem.STALE_VERSION.because(
                "La ressource a changé depuis votre lecture : relisez-la.",
                "The resource has changed since you read it: read it again.");
    }
}
