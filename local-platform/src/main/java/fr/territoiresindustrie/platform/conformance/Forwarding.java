package fr.territoiresindustrie.platform.conformance;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** Sends a request on as it came, and its answer back. */
final class Forwarding {

    private static final int LARGEST_BODY = 16 * 1024 * 1024;

    /** Of one connection and not of the message; and no compression, so that what passes can be read. */
    private static final Set<String> OF_A_CONNECTION = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "te",
            "transfer-encoding",
            "upgrade",
            "accept-encoding");

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Forwarding() {}

    /** @throws IOException also when it is larger than anything that the platform takes */
    static byte[] body(InputStream stream) throws IOException {
        byte[] body = stream.readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new IOException("a body of more than " + LARGEST_BODY + " bytes");
        }
        return body;
    }

    static boolean isStream(HttpExchange exchange) {
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        return accept != null && accept.contains("text/event-stream");
    }

    /** The same method and headers to another address. */
    static Answer send(HttpExchange exchange, String address, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!isStream(exchange)) {
            request.timeout(Duration.ofSeconds(60));
        }
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return new Answer(send(request.build()));
    }

    static HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }

    /** What came back; its body can be read once. */
    record Answer(HttpResponse<InputStream> response) implements AutoCloseable {

        byte[] bytes() throws IOException {
            return body(response.body());
        }

        /** As it comes, which may last; with its length where it has one. */
        void send(HttpExchange exchange) throws IOException {
            head(exchange);
            OptionalLong length = response.headers().firstValueAsLong("content-length");
            if (exchange.getRequestMethod().equals("HEAD")) {
                length.ifPresent(bytes -> exchange.getResponseHeaders().set("Content-Length", Long.toString(bytes)));
            }
            boolean empty = !hasBody(exchange) || length.orElse(-1) == 0;
            exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : length.orElse(0));
            byte[] piece = new byte[16 * 1024];
            for (int n = response.body().read(piece);
                    n >= 0;
                    n = response.body().read(piece)) {
                exchange.getResponseBody().write(piece, 0, n);
                exchange.getResponseBody().flush();
            }
        }

        /** With another body. */
        void send(HttpExchange exchange, byte[] body) throws IOException {
            head(exchange);
            exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }

        private void head(HttpExchange exchange) {
            response.headers().map().forEach((name, values) -> {
                if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
        }

        private boolean hasBody(HttpExchange exchange) {
            int status = response.statusCode();
            return !exchange.getRequestMethod().equals("HEAD") && status != 204 && status != 304;
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }
}
