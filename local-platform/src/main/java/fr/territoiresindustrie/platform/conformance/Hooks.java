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
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the platform and a client's receivers: a webhook that the client creates through the door gets an address here, behind which its own
 * one is kept. The client sees its own address only.
 */
final class Hooks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/hooks/";

    private final String here;
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

    /** What was held back to come late comes now, if nothing has come after it. */
    void deliverWhatIsHeld() {
        script.release();
    }

    static boolean concern(String path) {
        return path.equals("/v1/webhooks") || path.startsWith("/v1/webhooks/");
    }

    static boolean isOne(String path) {
        return path.startsWith(PATH);
    }

    /** What a client writes of its webhook, with an address of ours. */
    byte[] inward(byte[] body) throws IOException {
        if (!(read(body) instanceof ObjectNode webhook)
                || !webhook.path("address").isTextual()) {
            return body;
        }
        String receiver = webhook.path("address").textValue();
        int number = numbers.computeIfAbsent(receiver, any -> numbers.size() + 1);
        receivers.put(number, receiver);
        return JSON.writeValueAsBytes(webhook.put("address", here + PATH + number));
    }

    /** What the platform tells of webhooks, with the client's address; keeps the secret that is read on the way. */
    byte[] outward(byte[] body) {
        JsonNode secret = read(body).path("secret");
        if (secret.isTextual()) {
            script.secret(secret.textValue());
        }
        String text = new String(body, StandardCharsets.UTF_8);
        for (var receiver : receivers.entrySet()) {
            text = text.replace('"' + here + PATH + receiver.getKey() + '"', '"' + receiver.getValue() + '"');
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(Forwarding.body(exchange.getRequestBody()), StandardCharsets.UTF_8);
            @Nullable
            String receiver = receivers.get(number(exchange.getRequestURI().getPath()));
            int status = receiver == null ? 404 : script.deliver(Message.of(exchange, receiver, body));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static int number(String path) {
        String number = path.substring(PATH.length());
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
