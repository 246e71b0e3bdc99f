package fr.territoiresindustrie.platform.conformance;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook's message on its way.
 *
 * @param receiver the client's address
 * @param headers those of Standard Webhooks and the content type, by lower-case name
 */
record Message(String receiver, Map<String, String> headers, String body) {

    private static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";

    static Message of(HttpExchange exchange, String receiver, String body) {
        Map<String, String> headers = new TreeMap<>();
        for (String name : new String[] {ID, TIMESTAMP, SIGNATURE, "content-type", "user-agent"}) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new Message(receiver, headers, body);
    }

    /** The same signature over another text, under another id. */
    Message forged() {
        return new Message(receiver, with(ID, newId()), body + " ");
    }

    /** Signed as it should be, but at another time: what somebody sends who has recorded it. */
    Message signedAt(Instant time, String secret) {
        String id = newId();
        Map<String, String> old = with(ID, id);
        old.put(TIMESTAMP, Long.toString(time.getEpochSecond()));
        old.put(SIGNATURE, signature(id, Long.toString(time.getEpochSecond()), secret));
        return new Message(receiver, old, body);
    }

    boolean isSignedWith(String secret) {
        String signatures = headers.getOrDefault(SIGNATURE, "");
        return List.of(signatures.split(" "))
                .contains(signature(headers.getOrDefault(ID, ""), headers.getOrDefault(TIMESTAMP, ""), secret));
    }

    private String signature(String id, String timestamp, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256"));
            byte[] code = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    /** The receiver's status, if it answers within the ten seconds that the platform gives it. */
    OptionalInt send() {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(receiver))
                    .timeout(Duration.ofSeconds(10))
                    .POST(BodyPublishers.ofString(body));
            headers.forEach(request::header);
            try (var answer = new Forwarding.Answer(Forwarding.send(request.build()))) {
                return OptionalInt.of(answer.response().statusCode());
            }
        } catch (IOException | IllegalArgumentException none) {
            return OptionalInt.empty();
        }
    }
}
