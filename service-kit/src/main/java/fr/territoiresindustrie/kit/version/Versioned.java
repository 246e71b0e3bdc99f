package fr.territoiresindustrie.kit.version;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers with the version of what they show. */
public final class Versioned {

    private Versioned() {}

    /** 200 with the resource's tag. */
    public static <T> RestResponse<T> ok(T view, long version) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, tag(version))
                .build();
    }

    /** 201 with the resource's address and tag. */
    public static <T> RestResponse<T> created(T view, long version, String path) {
        return RestResponse.ResponseBuilder.<T>create(RestResponse.Status.CREATED, view)
                .header(HttpHeaders.LOCATION, URI.create(path))
                .header(HttpHeaders.ETAG, tag(version))
                .build();
    }

    private static String tag(long version) {
        return "\"" + version + "\"";
    }
}
