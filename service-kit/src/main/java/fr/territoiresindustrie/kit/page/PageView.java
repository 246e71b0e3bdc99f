package fr.territoiresindustrie.kit.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * A page as it stands in JSON.
 *
 * @param next path and query of the next page, null on the last one; also in the {@code Link} header (RFC 8288)
 * @param totalEstimate how many items the whole list has, exact up to 10 000
 */
public record PageView<T>(
        @Schema(required = true) List<T> items,
        @Schema(required = true, nullable = true) @Nullable String next,
        @Schema(required = true) long totalEstimate) {

    /** The answer of a list operation: the page, and its {@code Link} to the next one. */
    public static <T> RestResponse<PageView<T>> answer(Page<T> page, UriInfo uri) {
        if (page.nextCursor() == null) {
            return RestResponse.ok(new PageView<>(page.items(), null, page.totalEstimate()));
        }
        String next = next(uri, page.nextCursor());
        return RestResponse.ResponseBuilder.ok(new PageView<>(page.items(), next, page.totalEstimate()))
                .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
                .build();
    }

    /** The same list after the cursor. Made of what was understood of the request, as its raw form may be no URI. */
    private static String next(UriInfo uri, String cursor) {
        StringBuilder next = new StringBuilder(uri.getPath()).append('?');
        uri.getQueryParameters()
                .forEach((name, values) -> values.stream()
                        .filter(value -> !name.equals("cursor"))
                        .forEach(value -> next.append(encoded(name))
                                .append('=')
                                .append(encoded(value))
                                .append('&')));
        return next.append("cursor=").append(cursor).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
