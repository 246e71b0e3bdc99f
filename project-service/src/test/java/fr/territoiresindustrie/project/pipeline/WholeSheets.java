package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.restassured.response.Response;
import java.util.UUID;

/** What the tests of whole sheets share. */
abstract class WholeSheets {

    final TerritoryFixture territory = TerritoryFixture.inRegion("84");

    final ProjectApi team = ProjectApi.team(territory);

    /** A sheet in JSON, with more of it where a test needs. */
    String sheet(String more) {
        return """
                {"territory": "%s", "title": "Reconversion de la filature", "summary": "Un atelier partagé.", "theme": "LAND",
                 "lead": {"name": "Saint-Étienne Métropole", "siren": "244200770"}, "locations": ["%s"],
                 "expectedResults": [{"kind": "JOBS_CREATED", "value": "12", "unit": "emplois"}],
                 "milestones": [{"title": "Permis", "dueOn": "2025-01-31"}, {"title": "Livraison", "dueOn": "2030-06-30"}],
                 "financingPlan": {
                   "costs": [{"label": "Travaux", "amount": "300000.00", "kind": "WORKS"},
                             {"label": "Études", "amount": "33333.33", "kind": "STUDIES"}],
                   "resources": [{"funder": "Métropole", "amount": "100000.00", "status": "GRANTED", "kind": "OWN_SHARE"},
                                 {"funder": "ADEME", "amount": "233333.33", "status": "ASKED", "kind": "OPERATOR", "operator": "ademe"}]}
                 %s}""".formatted(territory.code(), territory.commune(), more.isEmpty() ? "" : ", " + more);
    }

    Response create(String more) {
        return team.request().body(sheet(more)).post("/v1/projects");
    }

    Response put(ProjectApi who, String id, String part, String body) {
        return who.request()
                .header("If-Match", team.get(id).header("ETag"))
                .body(body)
                .put("/v1/projects/" + id + "/" + part);
    }

    Response answer(ProjectApi who, String id, String asTerritory, String answer, String reason) {
        return who.request()
                .header("If-Match", team.get(id).header("ETag"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"territory\": \"%s\", \"answer\": \"%s\"%s}"
                        .formatted(asTerritory, answer, reason == null ? "" : ", \"reason\": \"" + reason + "\""))
                .post("/v1/projects/" + id + "/agreements");
    }

    Response lift(ProjectApi who, String id, int number) {
        return who.request()
                .header("If-Match", team.get(id).header("ETag"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"note\": \"Bail signé.\"}")
                .post("/v1/projects/" + id + "/conditions/" + number + "/lifting");
    }
}
