package fr.territoiresindustrie.kit.event;

import fr.territoiresindustrie.kit.sample.Notes;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The gauges while nobody relays. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EventGaugesIT {

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void theAgeOfTheOldestUnsentEventGrows() {
        Metrics metrics = new Metrics(management);
        Notes.create(Tokens.region("84"), UUID.randomUUID().toString(), "waits")
                .then()
                .statusCode(201);
        double age = metrics.gauge("outbox_unsent_oldest_age_seconds");
        assertThat(age).isPositive();
        await().atMost(20, SECONDS).until(() -> metrics.gauge("outbox_unsent_oldest_age_seconds") >= age + 1);
    }
}
