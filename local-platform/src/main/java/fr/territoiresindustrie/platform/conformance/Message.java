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
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook's message on its way.
 *
 * @param receiver the client's address
 * @param headers those of Standard Webhooks and the content type, by lower-case name
 */
record Message(String receiver, Map<String, String> headers, String body) {

    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";

    static Message of(HttpExchange exchange, String receiver, String body) {
        Map<String, String> headers = new TreeMap<>();
        for (String name : new String[] {"webhook-id", TIMESTAMP, SIGNATURE, "content-type", "user-agent"}) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new Message(receiver, headers, body);
    }

    /** The same signature over another text. */
    Message forged() {
        return new Message(receiver, headers, body + " ");
    }

    /** Signed as it should be, but long ago: what somebody sends who has recorded it. */
    Message from(Instant time, String secret) {
        Map<String, String> old = new TreeMap<>(headers);
        old.put(TIMESTAMP, Long.toString(time.getEpochSecond()));
        String content = headers.get("webhook-id") + "." + time.getEpochSecond() + "." + body;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256"));
            byte[] code = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
            old.put(SIGNATURE, "v1," + Base64.getEncoder().encodeToString(code));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
        return new Message(receiver, old, body);
    }

    /** The receiver's status; 502 when it has none to give. */
    int send() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(receiver))
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try (var answer = new Forwarding.Answer(Forwarding.send(request.build()))) {
            return answer.response().statusCode();
        } catch (IOException none) {
            return 502;
        }
    }
}
