package fr.territoiresindustrie.kit.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is kept beside its effect, and given again.
 *
 * @param headers entity tag and location, where it has them
 * @param body JSON, as it was or will be sent
 * @param replayed whether it was given before
 */
public record StoredAnswer(
        int status, Map<String, String> headers, @Nullable String body, boolean replayed) {

    /** 200 with the version of what is shown. */
    public static StoredAnswer ok(String body, long version) {
        return new StoredAnswer(200, Map.of(HttpHeaders.ETAG, "\"" + version + "\""), body, false);
    }

    static StoredAnswer of(RestResponse<?> answer, @Nullable String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : new String[] {HttpHeaders.ETAG, HttpHeaders.LOCATION}) {
            @Nullable String value = answer.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new StoredAnswer(answer.getStatus(), headers, body, false);
    }

    /** As HTTP: the body goes out as it is kept, so it is typed by what it was written from. */
    @SuppressWarnings("unchecked") // the entity is text already; nobody reads it as T
    public <T> RestResponse<T> response() {
        var builder = RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), (T) body)
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"));
        headers.forEach(builder::header);
        if (replayed) {
            builder.header("Idempotency-Replayed", "true");
        }
        return builder.build();
    }
}
