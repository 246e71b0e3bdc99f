package fr.territoiresindustrie.journey;

import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static fr.territoiresindustrie.journey.RunningPlatform.as;
import static fr.territoiresindustrie.journey.RunningPlatform.once;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the people of the journeys do. */
final class Actors {

    static final String TERRITORY = "TI2-8403";
    static final String TEAM = "territory-ti2-8403";
    static final String REGION = "region-84";

    private Actors() {}

    /** A complete sheet whose place is in the territory, as the registry itself says. */
    static Map<String, Object> sheet() {
        String commune = as(TEAM).queryParam("territory", TERRITORY)
                .queryParam("limit", 1)
                .get("/v1/communes")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].code");
        return Map.of(
                "territory",
                TERRITORY,
                "title",
                "Atelier partagé " + UUID.randomUUID(),
                "summary",
                "Former trente soudeurs par an sur une machine commune.",
                "theme",
                "SKILLS",
                "lead",
                Map.of("name", "Aciéries du Val", "siren", "552100554"),
                "locations",
                List.of(commune),
                "financingPlan",
                Map.of(
                        "costs", List.of(Map.of("label", "Machine", "amount", "250000.00")),
                        "resources", List.of(Map.of("funder", "Région", "amount", "250000.00", "status", "ASKED"))));
    }

    /** A draft; the copy of the territories may still be on its way to the service. */
    static String draft() {
        Map<String, Object> sheet = sheet();
        return await().atMost(60, SECONDS)
                .until(() -> once(TEAM).body(sheet).post("/v1/projects"), r -> r.statusCode() == 201)
                .path("id");
    }

    static String submitted() {
        String id = draft();
        moveProject(TEAM, id, Map.of("command", "SUBMIT")).then().statusCode(200);
        return id;
    }

    static String approved() {
        String id = submitted();
        moveProject(REGION, id, Map.of("command", "TAKE_UP")).then().statusCode(200);
        moveProject(REGION, id, Map.of("command", "APPROVE", "reason", "Consultation écrite du comité"))
                .then()
                .statusCode(200);
        return id;
    }

    static Response moveProject(String account, String id, Map<String, ?> command) {
        return move(account, "/v1/projects/" + id, command);
    }

    static Response moveApplication(String account, String id, Map<String, ?> command) {
        return move(account, "/v1/applications/" + id, command);
    }

    private static Response move(String account, String address, Map<String, ?> command) {
        String tag = as(account).get(address).header("ETag");
        return once(account)
                .header("If-Match", tag == null ? "\"0\"" : tag)
                .body(command)
                .post(address + "/transitions");
    }

    /** An envelope of ADEME's own funds. */
    static String envelope(String euros) {
        String code = "E2E-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        once("ademe")
                .body(Map.of(
                        "code", code + "-S", "label", "Fonds propres", "ownerKind", "OPERATOR", "ownerCode", "ademe"))
                .post("/v1/funding-sources")
                .then()
                .statusCode(201);
        once("ademe")
                .body(Map.of(
                        "code",
                        code,
                        "label",
                        "Décarbonation",
                        "fundingSource",
                        code + "-S",
                        "commitmentAuthority",
                        euros))
                .post("/v1/envelopes")
                .then()
                .statusCode(201);
        return code;
    }

    /** An application that awaits its agreement, once funding has heard of the approval. */
    static String selected(String project, String envelope, String amount) {
        Map<String, Object> body = Map.of(
                "projectId",
                project,
                "envelope",
                envelope,
                "subject",
                "Machine de soudure laser",
                "beneficiary",
                Map.of("name", "Aciéries du Val", "siren", "552100554", "siret", "55210055400013"),
                "requested",
                amount,
                "worksStartOn",
                "2096-04-01");
        String id = await().atMost(60, SECONDS)
                .until(() -> once(TEAM).body(body).post("/v1/applications"), r -> r.statusCode() == 201)
                .path("id");
        moveApplication(TEAM, id, Map.of("command", "SUBMIT")).then().statusCode(200);
        for (String command : List.of("DECLARE_COMPLETE", "DECLARE_ELIGIBLE", "APPRAISE", "PRESELECT", "SELECT")) {
            moveApplication("ademe", id, Map.of("command", command)).then().statusCode(200);
        }
        return id;
    }

    static Map<String, Object> agree(String amount) {
        return Map.of(
                "command",
                "AGREE",
                "agreement",
                Map.of(
                        "amount",
                        amount,
                        "agreedOn",
                        "2026-03-01",
                        "legalReference",
                        "EJ-2026-0001",
                        "terms",
                        terms(amount)));
    }

    /** All that the agreement of a grant must say. */
    private static Map<String, Object> terms(String amount) {
        return Map.of(
                "eligibleBase", "100000000.00",
                "expenditure", "Machine de soudure laser",
                "startsOn", "2096-04-01",
                "endsOn", "2097-03-31",
                "schedule", List.of(Map.of("label", "Versement", "amount", amount)),
                "deMinimis", false);
    }

    static String committed(String envelope) {
        var balance = as("ademe")
                .get("/v1/envelopes/" + envelope + "/balance")
                .then()
                .statusCode(200)
                .extract();
        assertThat(balance.<Boolean>path("reconciled")).isTrue();
        return balance.path("balances[0].committed");
    }
}
