package fr.territoiresindustrie.kit.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
        return answer(page, uri, List.of());
    }

    /** The same for a list that is to be had in other forms, too, at the same address: each has a {@code Link} of its own. */
    public static <T> RestResponse<PageView<T>> answer(Page<T> page, UriInfo uri, List<String> alternates) {
        @Nullable String next = page.nextCursor() == null ? null : next(uri, page.nextCursor());
        var answer = RestResponse.ResponseBuilder.ok(new PageView<>(page.items(), next, page.totalEstimate()));
        List<String> links = new ArrayList<>();
        if (next != null) {
            links.add("<" + next + ">; rel=\"next\"");
        }
        String whole = address(uri, Set.of("cursor", "limit"));
        alternates.forEach(type -> links.add("<" + whole + ">; rel=\"alternate\"; type=\"" + type + "\""));
        return links.isEmpty()
                ? answer.build()
                : answer.header(HttpHeaders.LINK, String.join(", ", links)).build();
    }

    /** The same list after the cursor. */
    private static String next(UriInfo uri, String cursor) {
        String page = address(uri, Set.of("cursor"));
        return page + (page.indexOf('?') < 0 ? '?' : '&') + "cursor=" + cursor;
    }

    /** Path and query, but for some parameters. Made of what was understood of the request, as its raw form may be no URI. */
    private static String address(UriInfo uri, Set<String> without) {
        String query = uri.getQueryParameters().entrySet().stream()
                .filter(parameter -> !without.contains(parameter.getKey()))
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + '=' + encoded(value)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? uri.getPath() : uri.getPath() + '?' + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
