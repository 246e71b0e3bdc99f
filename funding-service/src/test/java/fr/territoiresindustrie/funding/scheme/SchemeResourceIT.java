package fr.territoiresindustrie.funding.scheme;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.code;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.funding.FundingFixture.scheme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

/** Schemes and the windows of calls. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SchemeResourceIT {

    private static final Map<String, Object> CALL =
            Map.of("form", "GRANT", "intake", "CALL", "terms", Map.of("maxRate", 0.5, "deMinimis", false));

    @Test
    void showsTheSchemesThatPublishedPagesDescribe() {
        as(null).get("/v1/schemes/FAIIT")
                .then()
                .statusCode(200)
                .body("terms.cap", equalTo("800000.00"))
                .body("criteria.minEligibleBase", equalTo("200000.00"))
                .body("quotation", notNullValue())
                .body("sourceUrl", notNullValue());
        as(null).get("/v1/schemes?form=EQUITY").then().body("items.code", hasItem("BDT-FONDS-PROPRES"));
        as(null).get("/v1/schemes?open=true").then().body("items.code", not(hasItem("FAIIT")));
    }

    @Test
    void isRewrittenByItsOwnerAtTheVersionRead() {
        String code = scheme(Map.of());
        Map<String, Object> offer =
                Map.of("label", "Renommé", "description", "Un diagnostic", "form", "SERVICE", "intake", "OPEN");
        as(ADEME).body(offer).put("/v1/schemes/" + code).then().statusCode(428);
        as(ADEME)
                .header("If-Match", "\"0\"")
                .body(offer)
                .put("/v1/schemes/" + code)
                .then()
                .statusCode(200)
                .body("label", equalTo("Renommé"));
        as(ADEME)
                .header("If-Match", "\"0\"")
                .body(offer)
                .put("/v1/schemes/" + code)
                .then()
                .statusCode(412);
        as(Tokens.operator("bpifrance"))
                .header("If-Match", "\"1\"")
                .body(offer)
                .put("/v1/schemes/" + code)
                .then()
                .statusCode(403);
        as(ADEME)
                .get("/v1/schemes/" + code + "/history")
                .then()
                .body("items.action", hasItems("EDIT", "CREATE"))
                .body("items[0].actor", equalTo("ademe"));
        as(TEAM).get("/v1/schemes/" + code + "/history").then().body("items[0].actor", equalTo("-"));
    }

    @Test
    void isNotOpenedForAnother() {
        Map<String, Object> body = Map.of(
                "code",
                code("DIS"),
                "ownerKind",
                "OPERATOR",
                "owner",
                "bpifrance",
                "offer",
                Map.of("label", "L", "description", "D", "form", "LOAN", "intake", "OPEN"));
        once(ADEME).body(body).post("/v1/schemes").then().statusCode(403);
        once(TEAM).body(body).post("/v1/schemes").then().statusCode(403);
        as(null).header("Idempotency-Key", "k")
                .body(body)
                .post("/v1/schemes")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"maxRate\": 1.1, \"deMinimis\": false}' | /offer/terms/maxRate",
                "'{\"maxRate\": 0, \"deMinimis\": false}' | /offer/terms/maxRate",
                "'{\"cap\": \"1e5\", \"deMinimis\": false}' | /offer/terms/cap",
                "'{\"cap\": \"-1\", \"deMinimis\": false}' | /offer/terms/cap",
                "'{\"cap\": \"1.001\", \"deMinimis\": false}' | /offer/terms/cap",
                "'{\"cap\": \"١٢\", \"deMinimis\": false}' | /offer/terms/cap",
                "'{\"cap\": 12, \"deMinimis\": false}' | /offer/terms/cap"
            })
    void refusesTermsThatAreNone(String terms, String pointer) {
        once(ADEME)
                .body("{\"code\": \"" + code("DIS")
                        + "\", \"ownerKind\": \"OPERATOR\", \"owner\": \"ademe\", \"offer\":"
                        + " {\"label\": \"L\", \"description\": \"D\", \"form\": \"GRANT\", \"intake\": \"OPEN\", \"terms\": "
                        + terms + "}}")
                .post("/v1/schemes")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void aWindowIsGivenInHoursOfParis() {
        String code = scheme(CALL);
        once(ADEME)
                .body(window("2031-07-01T09:00", "2031-07-31T12:00"))
                .post("/v1/schemes/" + code + "/windows")
                .then()
                .statusCode(201)
                .body("opensAt", equalTo("2031-07-01T07:00:00Z"))
                .body("closesAt", equalTo("2031-07-31T10:00:00Z"));
        once(ADEME)
                .body(window("2031-07-31T11:59", "2031-08-31T12:00"))
                .post("/v1/schemes/" + code + "/windows")
                .then()
                .statusCode(409)
                .body("code", equalTo("WINDOWS_OVERLAP"));
        once(ADEME)
                .body(window("2031-07-31T12:00", "2031-08-31T12:00"))
                .post("/v1/schemes/" + code + "/windows")
                .then()
                .statusCode(201);
        once(ADEME)
                .body(window("2032-03-28T02:30", "2032-04-28T12:00"))
                .post("/v1/schemes/" + code + "/windows")
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("NO_SUCH_HOUR"));
        once(ADEME)
                .body(window("2031-12-01T09:00", "2031-12-01T09:00"))
                .post("/v1/schemes/" + code + "/windows")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/closesAt"));
        once(Tokens.operator("bpifrance"))
                .body(window("2031-12-01T09:00", "2031-12-02T09:00"))
                .post("/v1/schemes/" + code + "/windows")
                .then()
                .statusCode(403);
    }

    @Test
    void manyWhoOpenOneWindowAtOnceOpenIt() throws Exception {
        String code = scheme(CALL);
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> once(ADEME)
                            .body(window("2031-07-01T09:00", "2031-07-31T12:00"))
                            .post("/v1/schemes/" + code + "/windows")
                            .statusCode()))
                    .toList();
            for (var one : running) {
                statuses.add(one.get());
            }
        }
        assertThat(statuses).filteredOn(s -> s == 201).hasSize(1);
        assertThat(statuses).filteredOn(s -> s != 201).containsOnly(409);
    }

    @Test
    void anOpenIntakeHasNoWindows() {
        once(ADEME)
                .body(window("2031-07-01T09:00", "2031-07-31T12:00"))
                .post("/v1/schemes/" + scheme(Map.of()) + "/windows")
                .then()
                .statusCode(409)
                .body("code", equalTo("SCHEME_WITHOUT_WINDOWS"));
    }

    private static Map<String, Object> window(String opens, String closes) {
        return Map.of("label", "Relève", "opensAt", opens, "closesAt", closes);
    }
}
