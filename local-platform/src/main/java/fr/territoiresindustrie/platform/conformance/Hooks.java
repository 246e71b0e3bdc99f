package fr.territoiresindustrie.platform.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the platform and a client's receivers: a webhook that the client creates through the door gets an address here, behind which its own
 * one is kept. The client sees its own address only.
 */
final class Hooks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/hooks/";

    /** Webhooks of earlier runs are still in the platform: their messages are none of this client's. */
    private final String path = ROOT + UUID.randomUUID().toString().substring(0, 8) + "-";

    /** The platform disables a webhook that is answered so. */
    private static final int GONE = 410;

    private final String here;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, String> receivers = new ConcurrentHashMap<>();
    private final HookScript script = new HookScript();

    /** @param here the door's own address */
    Hooks(String here) {
        this.here = here;
    }

    List<Finding> findings() {
        return script.findings();
    }

    static boolean concern(String path) {
        return path.equals("/v1/webhooks") || path.startsWith("/v1/webhooks/");
    }

    static boolean isOne(String path) {
        return path.startsWith(ROOT);
    }

    /** What a client writes of its webhook, with an address of ours. */
    byte[] inward(byte[] body) throws IOException {
        if (!(read(body) instanceof ObjectNode webhook)
                || !webhook.path("address").isTextual()) {
            return body;
        }
        String receiver = webhook.path("address").textValue();
        if (!receiver.matches("https?://[^/\\s]+(/\\S*)?")) {
            return body; // the platform says what is wrong with it
        }
        int number = numbers.computeIfAbsent(receiver, any -> last.incrementAndGet());
        receivers.put(number, receiver);
        return JSON.writeValueAsBytes(webhook.put("address", here + path + number));
    }

    /** What the platform tells of webhooks, with the client's address; keeps the secret that is read on the way. */
    byte[] outward(byte[] body) {
        JsonNode secret = read(body).path("secret");
        if (secret.isTextual()) {
            script.secret(secret.textValue());
        }
        String text = new String(body, StandardCharsets.UTF_8);
        for (var receiver : receivers.entrySet()) {
            text = text.replace('"' + here + path + receiver.getKey() + '"', '"' + receiver.getValue() + '"');
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void handle(HttpExchange exchange) throws IOException {
        String body = new String(Forwarding.body(exchange.getRequestBody()), StandardCharsets.UTF_8);
        @Nullable
        String receiver = receivers.get(number(exchange.getRequestURI().getPath()));
        int status = receiver == null ? GONE : script.deliver(Message.of(exchange, receiver, body));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private int number(String address) {
        String number = address.startsWith(path) ? address.substring(path.length()) : "";
        return number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
