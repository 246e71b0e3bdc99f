package fr.territoiresindustrie.platform.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.platform.account.AccessToken;
import fr.territoiresindustrie.platform.launcher.Port;
import fr.territoiresindustrie.platform.launcher.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The platform's public API, called as any partner would: through the gateway, with a token, keys and patience. */
final class PublicApi {

    /** A service that is not there yet, or has not heard yet of what another one holds; a limit. */
    private static final Set<Integer> PASSING = Set.of(409, 429, 503);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String gateway;
    private final String issuer;
    private final String account;

    PublicApi(Settings settings, String account) {
        this.gateway = settings.url(Port.GATEWAY);
        this.issuer = settings.issuer();
        this.account = account;
    }

    /** Posts a body under a key made of what it says, so that the same body is the same request on every start. Waits through 503. */
    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        return post(path, digest(path, bytes), BodyPublishers.ofByteArray(bytes));
    }

    /** Has something done that takes no body, each time anew. */
    JsonNode order(String path) throws IOException, InterruptedException {
        return post(path, UUID.randomUUID().toString(), BodyPublishers.noBody());
    }

    private JsonNode post(String path, String key, BodyPublisher body) throws IOException, InterruptedException {
        return write(path, authorised(path).header("Idempotency-Key", key).POST(body));
    }

    /** Again and again while the platform is not ready for it, for two minutes at most: the key makes it one. */
    private JsonNode write(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        request.header("Content-Type", "application/json");
        while (true) {
            var answer =
                    send(request.copy().setHeader("Authorization", "Bearer " + AccessToken.ofClient(issuer, account)));
            if (answer.statusCode() < 300) {
                return JSON.readTree(answer.body());
            }
            if (!PASSING.contains(answer.statusCode()) || Instant.now().isAfter(end)) {
                throw new IOException("POST " + path + " answered " + answer.statusCode() + " " + answer.body());
            }
            Thread.sleep(Duration.ofSeconds(
                    Long.parseLong(answer.headers().firstValue("Retry-After").orElse("1"))));
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        var answer = send(HttpRequest.newBuilder(URI.create(gateway + path)));
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Gives a command to a resource, with the version that it has; gives what it has become. As patient. */
    JsonNode move(String path, Object command) throws IOException, InterruptedException {
        byte[] bytes = JSON.writeValueAsBytes(command);
        return write(
                path + "/transitions",
                authorised(path + "/transitions")
                        .header("Idempotency-Key", digest(path, bytes))
                        .header("If-Match", "\"" + version(path) + '"')
                        .POST(BodyPublishers.ofByteArray(bytes)));
    }

    /** How often a resource has been changed, as its ETag says. */
    int version(String path) throws IOException, InterruptedException {
        var answer = send(authorised(path));
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return Integer.parseInt(
                answer.headers().firstValue("ETag").orElseThrow().replace("\"", ""));
    }

    /** Every item of a list, page after page. */
    List<JsonNode> all(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        @Nullable String next = path;
        while (next != null) {
            JsonNode page = get(next);
            page.path("items").forEach(items::add);
            next = page.path("next").textValue();
        }
        return items;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(
                request.timeout(Duration.ofSeconds(60))
                        .header("Accept", "application/json")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder authorised(String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(gateway + path))
                .header("Authorization", "Bearer " + AccessToken.ofClient(issuer, account));
    }

    private static String digest(String path, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            return "first-load-" + HexFormat.of().formatHex(digest.digest(body), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
