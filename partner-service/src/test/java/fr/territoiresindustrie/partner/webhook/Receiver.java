package fr.territoiresindustrie.partner.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/** A partner's receiver, which answers as a test says and keeps what came. */
final class Receiver implements AutoCloseable {

    /** What came. */
    record Message(HttpHeaders headers, String body) {

        String id() {
            return headers.firstValue("webhook-id").orElseThrow();
        }

        /** As a partner would, with the reference library. */
        boolean verifies(String secret) {
            try {
                new Webhook(secret).verify(body, headers);
                return true;
            } catch (WebhookVerificationException forged) {
                return false;
            } catch (EmptyWebhookSecretException empty) {
                throw new IllegalArgumentException(empty);
            }
        }
    }

    final List<Message> messages = new CopyOnWriteArrayList<>();
    final CountDownLatch open = new CountDownLatch(1);
    private final HttpServer server;
    private volatile ToIntFunction<Message> answer = message -> 204;
    private volatile byte[] body = {};
    private volatile boolean hanging;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** From now on it answers with this status. */
    Receiver answers(ToIntFunction<Message> how) {
        answer = how;
        return this;
    }

    /** From now on its answers have this body. */
    Receiver says(byte[] what) {
        body = what;
        return this;
    }

    /** It takes connections and answers none. */
    Receiver hangs() {
        hanging = true;
        return this;
    }

    private void receive(HttpExchange exchange) throws IOException {
        Message message = new Message(
                HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        messages.add(message);
        if (hanging) {
            try {
                open.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
        int status = answer.applyAsInt(message);
        if (status >= 300 && status < 400) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status, status == 204 || body.length == 0 ? -1 : body.length);
        if (body.length > 0 && status != 204) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        open.countDown();
        server.stop(0);
    }
}
