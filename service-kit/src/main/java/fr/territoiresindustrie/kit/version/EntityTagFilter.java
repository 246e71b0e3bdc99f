package fr.territoiresindustrie.kit.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Gives every JSON answer to a GET a strong tag (the resource's own version, else a digest of the body), the same to a HEAD, and answers
 * 304 when the caller holds it already. Caches ask again each time, and never share an answer between callers.
 */
class EntityTagFilter {

    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final ObjectMapper json;

    EntityTagFilter(ObjectMapper json) {
        this.json = json;
    }

    @ServerResponseFilter
    void tag(ContainerRequestContext request, ContainerResponseContext response) throws JsonProcessingException {
        if (!READS.contains(request.getMethod()) || response.getStatus() != 200 || !response.hasEntity()) {
            return;
        }
        @Nullable Object present = response.getHeaders().getFirst(HttpHeaders.ETAG);
        String tag;
        if (present != null && !present.toString().endsWith(Versioned.UNFINISHED)) {
            tag = present.toString();
        } else if (isJson(response)) {
            byte[] body = json.writeValueAsBytes(response.getEntity());
            String begun = present == null
                    ? "\""
                    : present.toString().substring(0, present.toString().length() - 1);
            tag = begun + digest(body) + "\"";
            response.setEntity(
                    body, response.getEntityAnnotations(), MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"));
            response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        } else {
            return;
        }
        response.getHeaders().add(HttpHeaders.VARY, "Authorization, Accept, Accept-Language");
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders()
                    .putSingle(
                            HttpHeaders.CACHE_CONTROL,
                            request.getHeaderString(HttpHeaders.AUTHORIZATION) == null
                                    ? "no-cache"
                                    : "private, no-cache");
        }
        @Nullable String held = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (held != null
                && Arrays.stream(held.split(",")).map(String::strip).anyMatch(t -> t.equals(tag) || t.equals("*"))) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }

    /** A view whose type is still open (an operation that returns a generic type has no default) is written as JSON too. */
    private static boolean isJson(ContainerResponseContext response) {
        @Nullable MediaType type = response.getMediaType();
        return type == null
                ? response.getEntity() instanceof Record
                : MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
    }

    private static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
