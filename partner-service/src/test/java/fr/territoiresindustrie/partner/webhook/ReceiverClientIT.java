package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of an answer, however soon it comes. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ReceiverClientIT {

    @Inject
    ReceiverClient client;

    @Test
    void hearsEachAnswerAlsoOneThatIsThereAtOnce() {
        try (Receiver receiver = new Receiver()) {
            Map<String, String> headers = Map.of("webhook-id", "1");
            assertThat(IntStream.range(0, 5_000)
                            .parallel()
                            .mapToObj(i -> client.post(receiver.address(), headers, "{}"))
                            .filter(outcome -> !outcome.delivered()))
                    .isEmpty();
            assertThat(receiver.messages).hasSize(5_000);
        }
    }
}
