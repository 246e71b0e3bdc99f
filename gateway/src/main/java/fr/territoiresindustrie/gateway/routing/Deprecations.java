package fr.territoiresindustrie.gateway.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operations that will go, as the contract says: {@code deprecated}, with {@code x-deprecated-since} and {@code x-sunset} (days, from
 * their first instant in UTC on) and {@code x-successor}, the path of what comes instead. Each of their answers, refusals too, tells it:
 * {@code Deprecation} (RFC 9745), {@code Sunset} (RFC 8594) and {@code Link}.
 */
@Singleton
public final class Deprecations {

    /** Between the announcement of an end and the end: what a partner needs to change over. */
    public static final Period NOTICE = Period.ofMonths(6);

    private static final CharSequence DEPRECATION = HttpHeaders.createOptimized("deprecation");
    private static final CharSequence SUNSET = HttpHeaders.createOptimized("sunset");
    private static final CharSequence LINK = HttpHeaders.createOptimized("link");
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final String EXPLAINED = "</docs/changelog>; rel=\"deprecation\"; type=\"text/html\"";

    private volatile List<Leaving> leaving = List.of();

    /**
     * @param closer operations whose path says more: they answer where both would match
     * @param successor the header's value; null where its path has parameters, which no link can name
     */
    private record Leaving(
            HttpMethod method,
            Pattern path,
            List<Pattern> closer,
            String since,
            String sunset,
            @Nullable String successor) {

        boolean answers(HttpMethod asked, String path) {
            return (asked.equals(method) || (asked.equals(HttpMethod.HEAD) && method.equals(HttpMethod.GET)))
                    && this.path.matcher(path).matches()
                    && closer.stream().noneMatch(other -> other.matcher(path).matches());
        }
    }

    /** Takes over what a contract says. Fails when an operation goes without its days, without notice or without a successor. */
    public void take(JsonNode contract) {
        List<Leaving> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (operation.getValue().path("deprecated").asBoolean()) {
                    found.add(read(contract.path("paths"), path.getKey(), operation.getKey(), operation.getValue()));
                }
            }
        }
        leaving = List.copyOf(found);
    }

    /** Marks the answer to a request for an operation that will go. */
    void mark(HttpServerRequest request, String path) {
        for (Leaving operation : leaving) {
            if (operation.answers(request.method(), path)) {
                MultiMap headers = request.response().headers();
                headers.set(DEPRECATION, operation.since()).set(SUNSET, operation.sunset());
                headers.add(LINK, EXPLAINED);
                if (operation.successor() != null) {
                    headers.add(LINK, operation.successor());
                }
                return;
            }
        }
    }

    private static Leaving read(JsonNode paths, String path, String method, JsonNode operation) {
        String name = method + " " + path;
        LocalDate since = day(name, operation, "x-deprecated-since");
        LocalDate sunset = day(name, operation, "x-sunset");
        String successor = operation.path("x-successor").asText();
        if (sunset.isBefore(since.plus(NOTICE))) {
            throw new IllegalStateException(
                    name + " goes with less than " + NOTICE.toTotalMonths() + " months of notice");
        }
        if (!paths.has(successor)) {
            throw new IllegalStateException(name + " has no successor in the contract: " + successor);
        }
        Pattern own = pattern(path);
        return new Leaving(
                HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                own,
                paths.properties().stream()
                        .filter(other -> !other.getKey().equals(path)
                                && other.getValue().has(method)
                                && own.matcher(other.getKey()).matches())
                        .map(other -> pattern(other.getKey()))
                        .toList(),
                "@" + since.atStartOfDay(ZoneOffset.UTC).toEpochSecond(),
                HTTP_DATE.format(sunset.atStartOfDay(ZoneOffset.UTC)),
                successor.contains("{") ? null : "<" + successor + ">; rel=\"successor-version\"");
    }

    private static LocalDate day(String name, JsonNode operation, String extension) {
        String day = operation.path(extension).asText();
        if (!day.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw new IllegalStateException(name + " is deprecated without a day in " + extension);
        }
        return LocalDate.parse(day);
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[^}]*}", "[^/]+") + "/?");
    }
}
