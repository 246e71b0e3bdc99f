package fr.territoiresindustrie.kit.version;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers with the version of what they show. */
public final class Versioned {

    /** The end of a tag that a digest of the body completes. */
    static final String UNFINISHED = "-\"";

    private Versioned() {}

    /** 200 with the resource's tag. */
    public static <T> RestResponse<T> ok(T view, long version) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, tag(version))
                .build();
    }

    /**
     * 200 with a tag of the version and a digest of the body: for what also changes with the day or with the question asked, so that a
     * cache is never told "not modified" of something else. {@link IfMatch} reads the version from it.
     */
    public static <T> RestResponse<T> okOnDay(T view, long version) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, "\"" + version + UNFINISHED)
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
