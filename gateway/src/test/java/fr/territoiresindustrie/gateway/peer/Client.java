package fr.territoiresindustrie.gateway.peer;

import fr.territoiresindustrie.gateway.routing.PublicServer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** An ordinary client of the gateway. */
@Dependent
public class Client {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    @Inject
    Client(PublicServer server) {
        this.port = server.port();
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request with this token. */
    public HttpResponse<String> as(String token, String path) {
        return get(path, "Authorization", "Bearer " + token);
    }

    /** The refusal in an answer. */
    public static JsonObject problem(HttpResponse<String> answer) {
        if (!answer.headers().firstValue("content-type").orElse("").equals("application/problem+json")) {
            throw new AssertionError("not a problem: " + answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body());
    }
}
