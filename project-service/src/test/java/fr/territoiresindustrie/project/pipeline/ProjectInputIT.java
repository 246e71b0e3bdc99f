package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

/** What people and programs send by mistake or on purpose: each a precise problem, nothing stored. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ProjectInputIT {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "colour": "blue"                                                              | /colour
            "title": 5                                                                    | /title
            "title": ""                                                                   | /title
            "title": "a\\u0000b"                                                          | /title
            "title": "abc \\u202Efdp.exe"                                                 | /title
            "title": "\\uD800"                                                            | /title
            "theme": "BLUE"                                                               | /theme
            "theme": 4                                                                    | /theme
            "lead": {"name": "Mairie", "siren": "24420077"}                               | /lead/siren
            "lead": {"name": "Mairie", "siret": "24420077000010"}                         | /lead/siret
            "partners": [{"name": "A", "role": "b", "siren": "244200771"}]                | /partners/0/siren
            "partners": [{"name": "A"}]                                                   | /partners/0/role
            "partners": [null]                                                            | /partners/0
            "locations": ["42218", "4221"]                                                | /locations/1
            "locations": "42218"                                                          | /locations
            "calendar": {"start": "2027-02-30"}                                           | /calendar/start
            "financingPlan": {"costs": [{"label": "a", "amount": "1.001"}]}               | /financingPlan/costs/0/amount
            "financingPlan": {"costs": [{"label": "a", "amount": 12}]}                    | /financingPlan/costs/0/amount
            "financingPlan": {"costs": [{"label": "a", "amount": "-1.00"}]}               | /financingPlan/costs/0/amount
            "financingPlan": {"costs": [{"label": "a", "amount": "1e3"}]}                 | /financingPlan/costs/0/amount
            "financingPlan": {"resources": [{"funder": "a", "amount": "1"}]}              | /financingPlan/resources/0/status
            "expectedResults": [{"kind": "OTHER", "value": "1.2345", "unit": "t"}]        | /expectedResults/0/value
            "brownfield": {"areaHectares": 1.5}                                           | /brownfield/areaHectares
            """)
    void namesTheFieldThatItRefuses(String field, String pointer) {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        Response refusal = post(territory, "{\"territory\": \"%s\", %s}".formatted(territory.code(), field));
        refusal.then().statusCode(422).contentType("application/problem+json").body("errors.pointer", hasItem(pointer));
        assertThat(refusal.asString()).doesNotContain("fr.territoiresindustrie").doesNotContain("Exception");
        ProjectApi.team(territory)
                .request()
                .get("/v1/projects?territory=" + territory.code())
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void refusesWhatIsNoReadableJson() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        String code = territory.code();
        post(territory, "{\"territory\": ").then().statusCode(400);
        post(territory, "").then().statusCode(org.hamcrest.Matchers.oneOf(400, 422));
        post(territory, "[]").then().statusCode(422);
        post(territory, "null").then().statusCode(422);
        post(territory, "{\"territory\": \"%s\", \"title\": \"a\", \"title\": \"b\"}".formatted(code))
                .then()
                .statusCode(400)
                .body("code", equalTo("DUPLICATE_FIELD"));
        post(territory, "{\"territory\": \"%s\"} {}".formatted(code)).then().statusCode(400);
        post(territory, "{\"territory\": \"%s\", \"lead\": %s}".formatted(code, "[".repeat(60)))
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 422));
        ProjectApi.team(territory)
                .request()
                .contentType(ContentType.XML)
                .body("<project/>")
                .post("/v1/projects")
                .then()
                .statusCode(415);
    }

    @Test
    void refusesBodiesThatAreTooLargeOrHoldTooMuch() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        String big = "{\"territory\": \"%s\", \"title\": \"%s\"}".formatted(territory.code(), "a".repeat(900_000));
        post(territory, big).then().statusCode(422).body("errors.pointer", hasItem("/title"));
        String huge = "{\"territory\": \"%s\", \"title\": \"%s\"}".formatted(territory.code(), "a".repeat(3_000_000));
        post(territory, huge).then().statusCode(413).body("code", equalTo("BODY_TOO_LARGE"));
        String many = "{\"territory\": \"%s\", \"locations\": [%s\"42218\"]}"
                .formatted(territory.code(), "\"42218\", ".repeat(600));
        post(territory, many).then().statusCode(422).body("errors.pointer", hasItem("/locations"));
    }

    @Test
    void keepsHostileTextAsTheTextItIs() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        String title = "=HYPERLINK(\"http://x\") <script>alert(1)</script> '; drop table project; -- %_!";
        Response created = ProjectApi.team(territory)
                .create(territory, aSheet().withTitle(title).build());
        created.then().statusCode(201).body("title", equalTo(title));
        for (String part : new String[] {"drop table", "%_!", "<script>", "'"}) {
            ProjectApi.team(territory)
                    .request()
                    .queryParam("q", part)
                    .queryParam("territory", territory.code())
                    .get("/v1/projects")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1));
        }
        ProjectApi.team(territory)
                .request()
                .queryParam("q", "100%")
                .queryParam("territory", territory.code())
                .get("/v1/projects")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void answersPlainlyToWrongAddressesAndParameters() {
        ProjectApi anyone = ProjectApi.anyone();
        anyone.get("not-a-uuid").then().statusCode(404).contentType("application/problem+json");
        anyone.get("00000000-0000-7000-8000-000000000000").then().statusCode(404);
        anyone.request().delete("/v1/projects").then().statusCode(405);
        anyone.request()
                .get("/v1/projects?limit=0")
                .then()
                .statusCode(422)
                .body("errors[0].parameter", equalTo("limit"));
        anyone.request().get("/v1/projects?limit=ten").then().statusCode(org.hamcrest.Matchers.oneOf(400, 404, 422));
        anyone.request().get("/v1/projects?cursor=abc").then().statusCode(400).body("code", equalTo("INVALID_CURSOR"));
        anyone.request()
                .get("/v1/projects?state=LOST")
                .then()
                .statusCode(422)
                .body("errors[0].parameter", equalTo("state"));
        anyone.request().get("/v1/projects?theme=land").then().statusCode(422);
        anyone.request().queryParam("q", "a\u0000b").get("/v1/projects").then().statusCode(422);
    }

    private static Response post(TerritoryFixture territory, String body) {
        return ProjectApi.team(territory).request().body(body).post("/v1/projects");
    }
}
