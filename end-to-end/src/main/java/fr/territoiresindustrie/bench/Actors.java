package fr.territoiresindustrie.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.bench.HttpConnection.Answer;
import fr.territoiresindustrie.platform.account.AccessToken;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What the accounts do through one connection: the same requests that partners make. */
final class Actors {

    static final String TEAM = "territory-ti2-8403";
    static final String REGION = "region-84";
    static final String FUNDER = "ademe";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All that the agreement of a grant must say. */
    private static final Map<String, Object> TERMS = Map.of(
            "eligibleBase", "100000000.00",
            "expenditure", "Machine de soudure laser",
            "startsOn", "2096-04-01",
            "endsOn", "2097-03-31",
            "schedule", List.of(Map.of("label", "Versement", "amount", "100.00")),
            "deMinimis", false);

    private final String issuer;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String value, Instant freshUntil) {}

    Actors(String issuer) {
        this.issuer = issuer;
    }

    String token(String account) {
        return tokens.compute(
                        account,
                        (name, present) ->
                                present != null && Instant.now().isBefore(present.freshUntil()) ? present : fetch(name))
                .value();
    }

    private Token fetch(String account) {
        try {
            return new Token(
                    AccessToken.ofClient(issuer, account), Instant.now().plusSeconds(200));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("no token for " + account, e);
        }
    }

    /** Posts; anything but 2xx is a failure of the benchmark. */
    Answer post(HttpConnection connection, String account, String path, String tag, Object body) throws IOException {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + token(account));
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        if (!tag.isEmpty()) {
            headers.put("If-Match", tag);
        }
        Answer answer = connection.send("POST", path, headers, JSON.writeValueAsString(body));
        if (answer.status() / 100 != 2) {
            throw new IOException("POST " + path + " answered " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    static String id(Answer answer) throws IOException {
        JsonNode body = JSON.readTree(answer.body());
        return body.path("id").asText();
    }

    static Map<String, Object> sheet(String commune) {
        return Map.of(
                "territory",
                "TI2-8403",
                "title",
                "Atelier " + UUID.randomUUID(),
                "summary",
                "Former trente soudeurs par an.",
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

    String commune(HttpConnection connection) throws IOException {
        Answer answer = connection.get("/v1/communes?territory=TI2-8403&limit=1", token(TEAM));
        return JSON.readTree(answer.body()).path("items").path(0).path("code").asText();
    }

    /** A draft submitted, taken up and approved. */
    String approved(HttpConnection connection, String commune) throws IOException {
        Answer answer = post(connection, TEAM, "/v1/projects", "", sheet(commune));
        String id = id(answer);
        String moves = "/v1/projects/" + id + "/transitions";
        answer = post(connection, TEAM, moves, answer.tag(), Map.of("command", "SUBMIT"));
        answer = post(connection, REGION, moves, answer.tag(), Map.of("command", "TAKE_UP"));
        post(
                connection,
                REGION,
                moves,
                answer.tag(),
                Map.of("command", "APPROVE", "reason", "Consultation écrite du comité"));
        return id;
    }

    /** An envelope of the funder's own money. */
    String envelope(HttpConnection connection, String euros) throws IOException {
        String code = "B-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        post(
                connection,
                FUNDER,
                "/v1/funding-sources",
                "",
                Map.of("code", code + "-S", "label", "Fonds", "ownerKind", "OPERATOR", "ownerCode", FUNDER));
        post(
                connection,
                FUNDER,
                "/v1/envelopes",
                "",
                Map.of("code", code, "label", "Fonds", "fundingSource", code + "-S", "commitmentAuthority", euros));
        return code;
    }

    /** An application that awaits its agreement: its id and its tag. */
    Selected selected(HttpConnection connection, String project, String envelope) throws IOException {
        Answer answer = post(
                connection,
                TEAM,
                "/v1/applications",
                "",
                Map.of(
                        "projectId",
                        project,
                        "envelope",
                        envelope,
                        "subject",
                        "Machine",
                        "beneficiary",
                        Map.of("name", "Aciéries du Val", "siren", "552100554", "siret", "55210055400013"),
                        "requested",
                        "100.00",
                        "worksStartOn",
                        "2096-04-01"));
        String id = id(answer);
        String moves = "/v1/applications/" + id + "/transitions";
        answer = post(connection, TEAM, moves, answer.tag(), Map.of("command", "SUBMIT"));
        for (String command : List.of("DECLARE_COMPLETE", "DECLARE_ELIGIBLE", "APPRAISE", "PRESELECT", "SELECT")) {
            answer = post(connection, FUNDER, moves, answer.tag(), Map.of("command", command));
        }
        return new Selected(id, answer.tag());
    }

    /** The same for a project just approved: the copy of projects is a moment behind. */
    Selected selectedWhenKnown(HttpConnection connection, String project, String envelope)
            throws IOException, InterruptedException {
        for (int tries = 0; ; tries++) {
            try {
                return selected(connection, project, envelope);
            } catch (IOException notYet) {
                if (tries > 100) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }

    record Selected(String id, String tag) {}

    void agree(HttpConnection connection, Selected application) throws IOException {
        post(
                connection,
                FUNDER,
                "/v1/applications/" + application.id() + "/transitions",
                application.tag(),
                Map.of(
                        "command",
                        "AGREE",
                        "agreement",
                        Map.of("amount", "100.00", "agreedOn", "2026-03-01", "legalReference", "EJ", "terms", TERMS)));
    }
}
