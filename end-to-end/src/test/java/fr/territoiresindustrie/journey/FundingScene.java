package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.kittest.Tokens;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;

/** One envelope with room, and applications on it that await their agreement. */
record FundingScene(FundingService service) {

    static final String ADEME = Tokens.operator("ademe");
    static final String ENVELOPE = "CRASH";
    private static final String TEAM = Tokens.territory("TI2-8403");
    private static final String PROJECT = "00000000-0000-7000-8000-000000000001";

    /** A request with a key, by which it may be repeated. */
    RequestSpecification once(String token, String key) {
        return given().baseUri(service.url())
                .contentType("application/json")
                .auth()
                .oauth2(token)
                .header("Idempotency-Key", key);
    }

    static Map<String, Object> agreement(String id) {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
        return Map.of(
                "command",
                "AGREE",
                "agreement",
                Map.of(
                        "amount",
                        "100.00",
                        "agreedOn",
                        "2026-03-01",
                        "legalReference",
                        "EJ-" + id,
                        "terms",
                        Map.of(
                                "eligibleBase",
                                "1000000.00",
                                "expenditure",
                                "Machine",
                                "startsOn",
                                today.plusDays(1).toString(),
                                "endsOn",
                                today.plusYears(1).toString(),
                                "schedule",
                                List.of(Map.of("label", "Tout", "amount", "100.00")),
                                "deMinimis",
                                false)));
    }

    /**
     * Applications over 100.00 each that await their agreement, at version 0: copies of one that went its way.
     *
     * @param authority what may be committed, in euros
     */
    List<String> selected(int count, String authority) throws Exception {
        post(
                "/v1/funding-sources",
                Map.of("code", ENVELOPE + "-S", "label", "Fonds", "ownerKind", "OPERATOR", "ownerCode", "ademe"));
        post(
                "/v1/envelopes",
                Map.of(
                        "code",
                        ENVELOPE,
                        "label",
                        "Enveloppe",
                        "fundingSource",
                        ENVELOPE + "-S",
                        "commitmentAuthority",
                        authority));
        post(
                "/v1/envelopes/" + ENVELOPE + "/movements",
                Map.of(
                        "kind",
                        "OPENING",
                        "authority",
                        "CP",
                        "year",
                        LocalDate.now(ZoneId.of("Europe/Paris")).getYear(),
                        "amount",
                        "1000000.00",
                        "reason",
                        "Loi de finances"));
        service.query(
                "insert into project (id, sequence, reference, title, territory, lead_region, regions, state, lead_siren, lead_name, theme)"
                        + " values ('" + PROJECT
                        + "', 1, 'TI2-8403-0001', 'Un projet', 'TI2-8403', '84', '{84}', 'APPROVED', '552100554', 'Meneur', 'LAND') returning id");
        Map<String, Object> application = new HashMap<>(Map.of(
                "projectId",
                PROJECT,
                "envelope",
                ENVELOPE,
                "subject",
                "Machine",
                "beneficiary",
                Map.of("name", "Aciéries", "siren", "552100554", "siret", "55210055400013"),
                "requested",
                "100.00",
                "worksStartOn",
                "2096-04-01"));
        String model =
                once(TEAM, "create").body(application).post("/v1/applications").path("id");
        List<String> commands =
                List.of("SUBMIT", "DECLARE_COMPLETE", "DECLARE_ELIGIBLE", "APPRAISE", "PRESELECT", "SELECT");
        IntStream.range(0, commands.size())
                .forEach(i -> once(i == 0 ? TEAM : ADEME, "model-" + i)
                        .header("If-Match", "\"" + i + "\"")
                        .body(Map.of("command", commands.get(i)))
                        .post("/v1/applications/" + model + "/transitions")
                        .then()
                        .statusCode(200));
        return service.query("""
                insert into application (id, version, reference, project_id, territory, regions, envelope_id, envelope_code, owner_kind, owner_code,
                    state, subject, beneficiary_name, beneficiary_siren, beneficiary_siret, requested, origin, submitted_at, created_at, updated_at)
                select gen_random_uuid(), 0, 'DA-9' || to_char(n, 'FM00000'), project_id, territory, regions, envelope_id, envelope_code, owner_kind, owner_code,
                    state, subject, beneficiary_name, beneficiary_siren, beneficiary_siret, requested, origin, submitted_at, created_at, updated_at
                from application cross join generate_series(1, %d) n where id = '%s' returning id""".formatted(count, model));
    }

    private void post(String path, Map<String, Object> body) {
        once(ADEME, "setup" + path.replace("/", "-"))
                .body(body)
                .post(path)
                .then()
                .statusCode(201);
    }
}
