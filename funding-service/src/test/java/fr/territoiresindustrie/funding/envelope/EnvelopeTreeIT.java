package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.agree;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.balance;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.child;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.move;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.open;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.source;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.sub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** Envelopes below envelopes, and what is entrusted to them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EnvelopeTreeIT extends MoneyScenario {

    @Test
    void delegatesToASubEnvelopeAndTakesBackWhatItHasNotUsed() throws Exception {
        String parent = funding.envelope("1000.00");
        String child = child(parent, "400.00", Map.of());
        assertThat(balance(parent, "delegated")).isEqualTo("400.00");
        assertThat(balance(parent, "available")).isEqualTo("600.00");
        assertThat(balance(child, "granted")).isEqualTo("400.00");
        move(ADEME, parent, "DELEGATION", "100.00", child).then().statusCode(201);
        FundingFixture.move(ADEME, funding.selected(child, "450.00"), agree("450.00"))
                .then()
                .statusCode(200);
        move(ADEME, parent, "WITHDRAWAL", "50.01", child)
                .then()
                .statusCode(409)
                .body("code", equalTo("MOVEMENT_REFUSED"))
                .body("available", equalTo("50.00"));
        move(ADEME, parent, "WITHDRAWAL", "50.00", child).then().statusCode(201);
        assertThat(balance(parent, "delegated")).isEqualTo("450.00");
        assertThat(balance(child, "available")).isEqualTo("0.00");
        as(null).get("/v1/envelopes/" + parent + "/children")
                .then()
                .statusCode(200)
                .body("items.code", contains(child))
                .body("items[0].parent", equalTo(parent));
        as(null).get("/v1/envelopes/" + child + "/movements")
                .then()
                .body(
                        "items.kind",
                        contains("DELEGATION_RECEIVED", "DELEGATION_RECEIVED", "COMMITMENT", "WITHDRAWAL_RETURNED"))
                .body("items[0].counterpart", equalTo(parent))
                .body("items.number", contains(1, 2, 3, 4))
                .body("items[3].balance.granted", equalTo("450.00"));
    }

    @Test
    void delegatesNoMoreThanIsAvailable() {
        String parent = funding.envelope("100.00");
        Response refused = open(ADEME, sub(parent, "100.01", Map.of()));
        refused.then().statusCode(409).body("code", equalTo("MOVEMENT_REFUSED")).body("available", equalTo("100.00"));
        assertThat(balance(parent, "available")).isEqualTo("100.00");
        as(null).get("/v1/envelopes/" + parent + "/children").then().body("items", hasSize(0));
    }

    @Test
    void staysWithinItsParent() {
        String parent = child(
                funding.envelope("100.00"),
                "80.00",
                Map.of(
                        "perimeter", Map.of("kind", "REGION", "codes", List.of("84", "93")),
                        "startsOn", "2026-01-01",
                        "endsOn", "2026-12-31"));
        Map<String, Object> outside = sub(
                parent,
                "1.00",
                Map.of(
                        "perimeter", Map.of("kind", "DEPARTEMENT", "codes", List.of("69", "33")),
                        "startsOn", "2025-12-31",
                        "endsOn", "2027-01-01"));
        open(ADEME, outside)
                .then()
                .statusCode(409)
                .body("code", equalTo("SUB_ENVELOPE_NOT_LEGAL"))
                .body("errors.code", containsInAnyOrder("PERIMETER_OUTSIDE", "STARTS_OUTSIDE", "ENDS_OUTSIDE"));
        for (var wide : List.of(
                Map.of("kind", "NATIONAL", "codes", List.of()),
                Map.of("kind", "REGION", "codes", List.of("84", "76")))) {
            open(ADEME, sub(parent, "1.00", Map.of("perimeter", wide)))
                    .then()
                    .statusCode(409)
                    .body("errors.code", contains("PERIMETER_OUTSIDE"));
        }
        child(parent, "1.00", Map.of("perimeter", Map.of("kind", "DEPARTEMENT", "codes", List.of("69", "13"))));
        open(ADEME, sub(parent, "1.00", Map.of("perimeter", Map.of("kind", "DEPARTEMENT", "codes", List.of("20")))))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("UNKNOWN_PLACE"));
        open(ADEME, sub(parent, "1.00", Map.of("perimeter", Map.of("kind", "NATIONAL", "codes", List.of("84")))))
                .then()
                .statusCode(422);
        Map<String, Object> foreign = sub(parent, "1.00", Map.of());
        foreign.put("fundingSource", source(funding.envelope("5.00")));
        open(ADEME, foreign).then().statusCode(409).body("errors.code", contains("ANOTHER_SOURCE"));
    }

    @Test
    void isFiveLevelsDeepAtMost() {
        String deepest = funding.envelope("100.00");
        for (int level = 1; level <= 4; level++) {
            deepest = child(deepest, "10.00", Map.of());
        }
        open(ADEME, sub(deepest, "1.00", Map.of())).then().statusCode(409).body("errors.code", contains("TOO_DEEP"));
    }
}
