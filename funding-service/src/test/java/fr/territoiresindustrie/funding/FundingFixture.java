package fr.territoiresindustrie.funding;

import fr.territoiresindustrie.funding.application.AgreementTerms;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Valid sources, envelopes, projects and applications, each its own; and the invariants that hold after every scenario. */
@ApplicationScoped
public class FundingFixture {

    public static final String TERRITORY = "TI2-8403";
    public static final String ADEME = Tokens.operator("ademe");
    public static final String TEAM = Tokens.territory(TERRITORY);

    /** After any reception; the tests run under the clock of the day. */
    public static final String WORKS_START = "2096-04-01";

    private final DataSource database;

    /** Events that follow their schemas: an event never changes. */
    private final Set<String> checked = ConcurrentHashMap.newKeySet();

    FundingFixture(DataSource database) {
        this.database = database;
    }

    public static RequestSpecification as(String token) {
        RequestSpecification request = given().contentType("application/json");
        return token == null ? request : request.auth().oauth2(token);
    }

    public static RequestSpecification once(String token) {
        return as(token).header("Idempotency-Key", UUID.randomUUID());
    }

    public static String code(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }

    /** An envelope of ADEME's own funds with this commitment authority. */
    public String envelope(String euros) {
        String source = code("SRC");
        once(ADEME)
                .body(Map.of("code", source, "label", "Fonds propres", "ownerKind", "OPERATOR", "ownerCode", "ademe"))
                .post("/v1/funding-sources")
                .then()
                .statusCode(201);
        String envelope = code("ENV");
        once(ADEME)
                .body(Map.of(
                        "code",
                        envelope,
                        "label",
                        "Décarbonation",
                        "fundingSource",
                        source,
                        "commitmentAuthority",
                        euros))
                .post("/v1/envelopes")
                .then()
                .statusCode(201);
        return envelope;
    }

    /** An envelope written down as the sum of published grants. */
    public String published(String euros) {
        String envelope = code("PUB");
        Map<String, Object> row = Map.of(
                "line",
                1,
                "externalId",
                envelope,
                "movement",
                "OPENING",
                "envelope",
                envelope,
                "label",
                "Publiée",
                "basis",
                "SUM_OF_GRANTS",
                "amount",
                euros,
                "fundingSource",
                Map.of("code", envelope + "-S", "label", "S", "ownerKind", "OPERATOR", "ownerCode", "etat"));
        once(Tokens.platformAdmin())
                .body(Map.of("source", "essai.csv", "rows", List.of(row)))
                .post("/v1/envelopes/imports")
                .then()
                .statusCode(201);
        return envelope;
    }

    /** A project in the copy. */
    public UUID project(String state) throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into project (id, sequence, reference, title, territory, lead_region, regions, state, lead_siren, lead_name, external_id, theme)
                        values (?, 1, ?, 'Un projet', ?, '84', '{84}', ?, '552100554', 'Meneur', null, 'LAND')""")) {
            insert.setObject(1, id);
            insert.setString(2, TERRITORY + "-" + id.toString().substring(0, 4));
            insert.setString(3, TERRITORY);
            insert.setString(4, state);
            insert.executeUpdate();
        }
        return id;
    }

    /** A scheme of ADEME; {@code change} overrides its offer. */
    public static String scheme(Map<String, ?> change) {
        String code = code("DIS");
        Map<String, Object> offer = new HashMap<>(Map.of(
                "label", "Diagnostic", "description", "Un diagnostic d'énergie", "form", "SERVICE", "intake", "OPEN"));
        offer.putAll(change);
        once(ADEME)
                .body(Map.of("code", code, "ownerKind", "OPERATOR", "owner", "ademe", "offer", offer))
                .post("/v1/schemes")
                .then()
                .statusCode(201);
        return code;
    }

    public static Map<String, Object> application(UUID project, String envelope, String requested) {
        return Map.of(
                "projectId", project,
                "envelope", envelope,
                "subject", "Dépollution du site",
                "beneficiary", Map.of("name", "Aciéries du Val", "siren", "552100554", "siret", "55210055400013"),
                "requested", requested,
                "worksStartOn", WORKS_START);
    }

    /** A draft application for an approved project. */
    public String draft(String envelope, String requested) throws SQLException {
        return created(application(project("APPROVED"), envelope, requested));
    }

    /** The draft application that this request makes. */
    public static String created(Map<String, ?> request) {
        return once(TEAM)
                .body(request)
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** An application that awaits its agreement. */
    public String selected(String envelope, String requested) throws SQLException {
        return selected(draft(envelope, requested));
    }

    /** Brings a draft to where it awaits its agreement. */
    public static String selected(String id) {
        run(TEAM, id, "SUBMIT");
        select(id);
        return id;
    }

    /** Brings what was submitted to where it awaits its agreement. */
    public static void select(String id) {
        for (String command : List.of("DECLARE_COMPLETE", "DECLARE_ELIGIBLE", "APPRAISE", "PRESELECT", "SELECT")) {
            run(ADEME, id, command);
        }
    }

    /** Many applications that await their agreement, at version 0, written at once: copies of one that went its way. */
    public List<UUID> selectedInBulk(String envelope, String requested, int many) throws SQLException {
        String model = selected(envelope, requested);
        return query("""
                        insert into application (id, version, reference, project_id, territory, regions, envelope_id, envelope_code, owner_kind, owner_code,
                            state, subject, beneficiary_name, beneficiary_siren, beneficiary_siret, requested, origin, submitted_at, created_at, updated_at)
                        select gen_random_uuid(), 0, 'DA-' || to_char(nextval('application_number'), 'FM999999999999000000'), project_id, territory, regions, envelope_id, envelope_code, owner_kind, owner_code,
                            state, subject, beneficiary_name, beneficiary_siren, beneficiary_siret, requested, origin, submitted_at, created_at, updated_at
                        from application cross join generate_series(1, %d) where id = '%s' returning id""".formatted(many, model)).stream().map(UUID::fromString).toList();
    }

    public static void run(String token, String id, String command) {
        move(token, id, Map.of("command", command)).then().statusCode(200);
    }

    /** Moves an application at its present version. */
    public static Response move(String token, String id, Map<String, ?> body) {
        return once(token)
                .header("If-Match", as(token).get("/v1/applications/" + id).header("ETag"))
                .body(body)
                .post("/v1/applications/" + id + "/transitions");
    }

    public static Map<String, Object> agree(String amount) {
        return agree(amount, terms(amount, Map.of()));
    }

    /** The same on other terms, all of them. */
    public static Map<String, Object> agree(String amount, Map<String, ?> terms) {
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
                        "EJ-" + UUID.randomUUID(),
                        "terms",
                        terms));
    }

    /** All that an agreement must say; {@code change} overrides it. */
    public static Map<String, Object> terms(String amount, Map<String, ?> change) {
        Map<String, Object> terms = new HashMap<>(Map.of(
                "eligibleBase",
                "100000000.00",
                "expenditure",
                "Travaux",
                "startsOn",
                WORKS_START,
                "endsOn",
                "2097-03-31",
                "schedule",
                List.of(Map.of("label", "Versement", "amount", amount)),
                "deMinimis",
                false));
        terms.putAll(change);
        return terms;
    }

    /** The same as the body's own type, for an agreement of 100 EUR. */
    public static AgreementTerms ofAHundred() {
        return new AgreementTerms(
                Money.parse("100000000.00"),
                "Travaux",
                LocalDate.parse(WORKS_START),
                LocalDate.of(2097, 3, 31),
                List.of(new AgreementTerms.Instalment("Versement", Money.parse("100.00"), null)),
                null,
                null,
                false);
    }

    public static String balance(String envelope, String account) {
        return given().get("/v1/envelopes/" + envelope + "/balance")
                .then()
                .extract()
                .path("balances.find { it.authority == 'AE' }." + account);
    }

    /** The invariants of the ledger, over all that any test has done. */
    public void invariantsHold() throws SQLException {
        assertThat(query("select invariant || ' of ' || envelope_id || ': ' || detail from ledger_violation"))
                .isEmpty();
    }

    public List<String> query(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }

    /** Every event written so far follows its schema. */
    public void eventsFollowTheirSchemas() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select type, payload, id from outbox_event");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String id = row.getString(3);
                if (!checked.contains(id)) {
                    EventSchemas.check(row.getString(1), row.getString(2));
                    checked.add(id);
                }
            }
        }
    }
}
