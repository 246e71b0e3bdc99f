package fr.territoiresindustrie.platform.conformance;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request as the door saw it.
 *
 * @param at since the door opened
 * @param target path and query
 * @param body its digest, or {@link #NO_BODY}: what counts is whether two requests say the same
 * @param trial what was played on it, if anything
 */
record Call(
        Duration at,
        String method,
        String target,
        @Nullable String key,
        @Nullable String ifMatch,
        String body,
        @Nullable Trial trial) {

    static final String NO_BODY = "";

    boolean isRead() {
        return method.equals("GET");
    }

    boolean isWrite() {
        return !isRead() && !method.equals("HEAD") && !method.equals("OPTIONS");
    }

    boolean isPost() {
        return method.equals("POST");
    }

    boolean isUnder(@Nullable String other) {
        return key != null && key.equals(other);
    }

    boolean saysTheSameAs(Call other) {
        return method.equals(other.method) && target.equals(other.target) && body.equals(other.body);
    }

    /** Reads the resource that the other one wanted to change, or to which its command ({@code .../transitions}) belongs. */
    boolean readsWhatIsChangedBy(Call other) {
        String parent = other.path().replaceFirst("/[^/]*$", "");
        return isRead() && (path().equals(other.path()) || (other.isPost() && path().equals(parent)));
    }

    boolean writesTo(Call other) {
        return method.equals(other.method) && path().equals(other.path());
    }

    boolean hasBody() {
        return !body.equals(NO_BODY);
    }

    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
