package fr.territoiresindustrie.territory.tandem;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.LoggedLines;
import fr.territoiresindustrie.territory.OwnRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.territory.tandem.TandemFixture.MAIL;
import static fr.territoiresindustrie.territory.tandem.TandemFixture.PHONE;
import static fr.territoiresindustrie.territory.tandem.TandemFixture.addTerm;
import static fr.territoiresindustrie.territory.tandem.TandemFixture.as;
import static fr.territoiresindustrie.territory.tandem.TandemFixture.edit;
import static fr.territoiresindustrie.territory.tandem.TandemFixture.erase;
import static fr.territoiresindustrie.territory.tandem.TandemFixture.holder;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** Who sees the mail and telephone of a holder, and where they are never. */
@QuarkusTest
@TestProfile(OwnRegistry.class)
@QuarkusTestResource(PostgresResource.class)
class ContactDetailsIT {

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    void showsContactDetailsToThoseWhoNeedThemAlone() {
        String territory = "TI2-8407";
        Map<String, Object> body = holder("ELECTED_OFFICIAL", "Jeanne Martin", "2024-01-01", "2024-12-31");
        body.put("contact", Map.of("mail", MAIL, "phone", PHONE));
        String id = addTerm(territory, Tokens.territory(territory), body)
                .statusCode(201)
                .body("contact", nullValue())
                .extract()
                .path("id");
        String path = "/v1/territories/" + territory + "/tandem/terms/" + id;
        for (String near : List.of(
                Tokens.territory(territory), Tokens.region("84"), Tokens.delegation(), Tokens.operator("ademe"))) {
            as(near, path).body("contact.mail", equalTo(MAIL)).body("contact.phone", equalTo(PHONE));
            as(near, "/v1/territories/" + territory + "/tandem?asOf=2024-06-01")
                    .body("electedOfficial.contact.mail", equalTo(MAIL));
        }
        for (String far :
                List.of(Tokens.territory("TI2-9307"), Tokens.region("93"), Tokens.observer(), Tokens.platformAdmin())) {
            as(far, path).body("name", equalTo("Jeanne Martin")).body("contact", nullValue());
            as(far, "/v1/territories/" + territory + "/tandem?asOf=2024-06-01")
                    .body("electedOfficial.contact", nullValue());
            as(far, "/v1/territories/" + territory + "/tandem/terms")
                    .body("items.name", contains("Jeanne Martin"))
                    .body("items.contact", everyItem(nullValue()));
        }
        String seen = as(Tokens.delegation(), path).extract().header("ETag");
        given().get(path)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(seen)))
                .body("contact", nullValue());
        given().header("If-None-Match", seen).get(path).then().statusCode(200);
    }

    @Test
    void keepsContactDetailsOutOfEventsLogsHistoryAndStoredAnswers() {
        String territory = "TI2-8408";
        try (LoggedLines log = LoggedLines.record()) {
            Map<String, Object> body = holder("ELECTED_OFFICIAL", "Jeanne Martin", "2024-01-01", null);
            body.put("contact", Map.of("mail", MAIL, "phone", PHONE));
            String id = addTerm(territory, Tokens.delegation(), body)
                    .statusCode(201)
                    .extract()
                    .path("id");
            addTerm(territory, Tokens.delegation(), body).statusCode(409);
            body.put("name", "x".repeat(201));
            addTerm(territory, Tokens.delegation(), body).statusCode(422);
            Map<String, Object> edit = holder(null, "Jeanne Martin", "2024-01-01", "2024-12-31");
            edit.put("contact", Map.of("mail", MAIL, "phone", PHONE));
            edit(territory, id, edit).statusCode(200).body("contact.mail", equalTo(MAIL));
            assertThat(log.lines()).noneMatch(line -> line.contains(MAIL) || line.contains(PHONE));
        }
        List<String> events = database.texts("select cast(payload as text) from outbox_event where aggregateid = '"
                + territory + "' and type = 'territory.tandem-changed'");
        assertThat(events).hasSize(2);
        events.forEach(event -> EventSchemas.check("territory.tandem-changed", event));
        for (String kept : List.of(
                "select cast(payload as text) from outbox_event",
                "select concat_ws(' ', reason, cast(details as text)) from history",
                "select concat_ws(' ', body, cast(headers as text), fingerprint) from idempotency_key")) {
            assertThat(database.texts(kept))
                    .noneMatch(text -> text.contains(MAIL)
                            || text.contains(PHONE)
                            || (text.contains("Jeanne Martin") && !kept.contains("idempotency_key")));
        }
    }

    @Test
    void erasesTheDetailsOfAnEndedTerm() {
        String territory = "TI2-8409";
        Map<String, Object> body = holder("INDUSTRIALIST", "Jeanne Martin", "2024-01-01", null);
        body.put("contact", Map.of("mail", MAIL, "phone", PHONE));
        String id = addTerm(territory, Tokens.delegation(), body)
                .statusCode(201)
                .extract()
                .path("id");
        erase(territory, id, Tokens.territory(territory)).statusCode(403);
        erase(territory, id, Tokens.delegation()).statusCode(409).body("code", equalTo("TERM_NOT_ENDED"));
        body.remove("seat");
        body.put("to", "2025-01-01");
        edit(territory, id, body).statusCode(200);
        erase(territory, id, Tokens.delegation()).statusCode(204);
        as(Tokens.delegation(), "/v1/territories/" + territory + "/tandem/terms/" + id)
                .body("contact", nullValue())
                .body("name", equalTo("Jeanne Martin"));
        assertThat(database.texts("select concat(mail, phone) from tandem_term where id = '" + id + "'"))
                .containsExactly("");
    }
}
