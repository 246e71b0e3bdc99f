package fr.territoiresindustrie.project.award;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.Events;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class AwardConsumerIT {

    @Inject
    AwardService awards;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    Events events;

    @BeforeEach
    void connect() {
        events = new Events(brokers);
    }

    @AfterEach
    void disconnect() {
        events.close();
    }

    @Test
    void showsAnAwardInItsProjectUnderANewTag() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        ProjectApi team = ProjectApi.team(territory);
        Response project =
                team.create(territory, aSheet().at(territory.commune()).build());
        String id = project.path("id");
        UUID application = UUID.randomUUID();
        String agreed = event(application, id, "application.agreed", 4, "69000.00", "AGREED");
        events.send("applications.v1", application.toString(), agreed);
        events.send("applications.v1", application.toString(), agreed);

        await().until(() -> awardsOf(id).size() == 1);
        team.get(id)
                .then()
                .header("ETag", "\"1\"")
                .body("awards", hasSize(1))
                .body("awards[0].amount", equalTo("69000.00"))
                .body("awards[0].operator", equalTo("etat"))
                .body("awards[0].reconstructed", equalTo(true));
        team.request()
                .get("/v1/projects/" + id + "/awards")
                .then()
                .statusCode(200)
                .body("items.legalReference", contains("EJ-4"))
                .body("totalEstimate", equalTo(1));
        ProjectApi.anyone()
                .request()
                .get("/v1/projects/" + id + "/awards")
                .then()
                .statusCode(404);
    }

    @Test
    void keepsTheLastWordOfAnApplication() {
        String project = UUID.randomUUID().toString();
        UUID application = UUID.randomUUID();
        String key = application.toString();
        events.send(
                "applications.v1",
                key,
                event(application, project, "application.decommitted", 6, "0.00", "DECOMMITTED"));
        events.send("applications.v1", key, event(application, project, "application.agreed", 5, "100.00", "AGREED"));
        UUID after = UUID.randomUUID();
        events.send("applications.v1", key, event(after, project, "application.agreed", 1, "5.00", "AGREED"));

        await().until(() -> awardsOf(project).size() == 2);
        assertThat(awardsOf(project)).extracting(AwardView::state).containsExactlyInAnyOrder("DECOMMITTED", "AGREED");
    }

    @Test
    void passesOverApplicationsThatAreNoAwardsYet() {
        String project = UUID.randomUUID().toString();
        UUID application = UUID.randomUUID();
        String key = application.toString();
        events.send(
                "applications.v1",
                key,
                Events.event(UUID.randomUUID(), "application.submitted", key, 1, "{\"id\": 1}"));
        events.send("applications.v1", key, event(application, project, "application.agreed", 2, "7.00", "AGREED"));
        await().until(() -> awardsOf(project).size() == 1);
    }

    @Test
    void showsAgreementsAndPaymentsBesideWhatTheTerritoryDeclares() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        ProjectApi team = ProjectApi.team(territory);
        String id =
                team.create(territory, aSheet().at(territory.commune()).build()).path("id");
        UUID application = UUID.randomUUID();
        UUID advance = UUID.randomUUID();
        // a payment may come before its award, and twice
        pay(advance, application, id, "ADVANCE", "30000.00", "2026-03-01");
        pay(advance, application, id, "ADVANCE", "30000.00", "2026-03-01");
        pay(UUID.randomUUID(), application, id, "BALANCE", "39000.00", "2026-09-01");
        pay(UUID.randomUUID(), application, id, "RECOVERY", "1000.50", "2026-10-01");
        events.send(
                "applications.v1",
                application.toString(),
                event(application, id, "application.agreed", 4, "69000.00", "AGREED"));

        await().untilAsserted(() -> team.request()
                .get("/v1/projects/" + id + "/financing-plan")
                .then()
                .statusCode(200)
                .body("known.operator", contains("etat"))
                .body("known.agreed", contains("69000.00"))
                .body("known.paid", contains("67999.50"))
                .body("known.lastPaidOn", contains("2026-10-01"))
                .body("resources.amount", contains("250000.00"))
                .body("resources.status", contains("ASKED")));
    }

    private void pay(UUID payment, UUID application, String project, String kind, String amount, String day) {
        String data = """
                {"id": "%s", "reference": "PA-000001", "applicationId": "%s", "projectId": "%s", "operator": "etat", "amount": "%s",
                 "kind": "%s", "state": "CONFIRMED", "recovers": null, "confirmedOn": "%s"}""".formatted(payment, application, project, amount, kind, day);
        EventSchemas.check("payment.confirmed", data);
        UUID event = UUID.nameUUIDFromBytes(payment.toString().getBytes(StandardCharsets.UTF_8));
        events.send(
                "payments.v1",
                payment.toString(),
                Events.event(event, "payment.confirmed", payment.toString(), 1, data));
    }

    private List<AwardView> awardsOf(String project) {
        return QuarkusTransaction.requiringNew().call(() -> awards.of(UUID.fromString(project)));
    }

    private static String event(
            UUID application, String project, String name, long sequence, String amount, String state) {
        return Events.event(UUID.randomUUID(), name, application.toString(), sequence, """
                {"id": "%s", "reference": "DA-%s", "projectId": "%s", "operator": "etat", "envelopeCode": "FV-2023-FRICHES",
                 "amount": "%s", "state": "%s", "agreedOn": "2023-12-31", "legalReference": "EJ-%d", "reconstructed": true,
                 "unknown": {"to": "us"}}""".formatted(
                        application, application, project, amount, state, sequence));
    }
}
