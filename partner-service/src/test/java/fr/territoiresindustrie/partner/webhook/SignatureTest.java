package fr.territoiresindustrie.partner.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against the reference library of Standard Webhooks. */
class SignatureTest {

    private static final byte[] FORMER = "a former secret of 32 bytes long".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PRESENT = "another secret that is 32 long..".getBytes(StandardCharsets.UTF_8);
    private static final String BODY = "{\"type\": \"é\"}";

    @Test
    void theReferenceLibraryAcceptsIt() {
        assertThatCode(() -> verify(PRESENT, BODY, signed(List.of(PRESENT)))).doesNotThrowAnyException();
    }

    @Test
    void duringARotationBothSecretsVerify() {
        Map<String, List<String>> headers = signed(List.of(PRESENT, FORMER));
        assertThatCode(() -> verify(PRESENT, BODY, headers)).doesNotThrowAnyException();
        assertThatCode(() -> verify(FORMER, BODY, headers)).doesNotThrowAnyException();
    }

    @Test
    void anotherSecretBodyOrIdDoesNotVerify() {
        Map<String, List<String>> headers = signed(List.of(PRESENT));
        assertThatThrownBy(() -> verify(FORMER, BODY, headers)).isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> verify(PRESENT, BODY + " ", headers)).isInstanceOf(WebhookVerificationException.class);
        Map<String, List<String>> changed = new HashMap<>(headers);
        changed.put("webhook-id", List.of("other"));
        assertThatThrownBy(() -> verify(PRESENT, BODY, changed)).isInstanceOf(WebhookVerificationException.class);
    }

    private static void verify(byte[] secret, String body, Map<String, List<String>> headers) throws Exception {
        new Webhook("whsec_" + Base64.getEncoder().encodeToString(secret))
                .verify(body, java.net.http.HttpHeaders.of(headers, (name, value) -> true));
    }

    private static Map<String, List<String>> signed(List<byte[]> secrets) {
        long now = System.currentTimeMillis() / 1000;
        return Map.of(
                "webhook-id", List.of("msg"),
                "webhook-timestamp", List.of(Long.toString(now)),
                "webhook-signature", List.of(Signature.of("msg", now, BODY, secrets)));
    }
}
