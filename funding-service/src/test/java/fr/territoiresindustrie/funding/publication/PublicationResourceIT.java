package fr.territoiresindustrie.funding.publication;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

/** The SCDL file, and what is not in it yet. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PublicationResourceIT {

    private static final String HEADER =
            "nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,idBeneficiaire,rnaBeneficiaire,objet,montant,nature,"
                    + "conditionsVersement,datesPeriodeVersement,idRAE,notificationUE,pourcentageSubvention,dispositifAide";
    private static final Map<String, Object> DATED = Map.of("startsOn", "2096-04-01", "endsOn", "2097-03-31");

    @Inject
    FundingFixture funding;

    @Test
    void holdsWhatTheSchemaAsksFor() throws Exception {
        declare();
        String id = agreed("23000.01", DATED);
        String reference = legalReference(id);
        assertThat(file().lines().findFirst()).contains(HEADER);
        assertThat(file().lines().filter(line -> line.contains(reference)))
                .containsExactly("Agence de la transition écologique,38529030900454,2026-03-01," + reference
                        + ",Aciéries du Val,55210055400013,,Dépollution du site,23000.01,aide en numéraire,échelonné,"
                        + "2096-04-01/2097-03-31,,non,1.00,");
        pending().body("items.find { it.applicationId == '" + id + "' }", nullValue());
    }

    @Test
    void hasARowForEachBeneficiary() throws Exception {
        declare();
        Map<String, Object> terms = new HashMap<>(DATED);
        terms.put(
                "beneficiaries",
                List.of(
                        Map.of("name", "Aciéries, \"du Val\"", "siret", "55210055400013", "share", 0.45),
                        Map.of("name", "=Association", "rna", "W380475558", "share", 0.55)));
        String reference = legalReference(agreed("40000.00", terms));
        assertThat(file().lines().filter(line -> line.contains(reference)))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .contains("\"Aciéries, \"\"du Val\"\"\",55210055400013,,")
                                .contains(",40000.00,")
                                .endsWith(",non,0.45,"),
                        two -> assertThat(two)
                                .contains("'=Association,,W380475558,")
                                .endsWith(",non,0.55,"));
    }

    @Test
    void whatCannotBePublishedIsPendingWithItsReasonsAndItsTime() throws Exception {
        declare();
        String loan = FundingFixture.scheme(Map.of("form", "LOAN"));
        String id = agreed("30000.00", Map.of("deMinimis", false), "552100554", loan);
        assertThat(file()).doesNotContain(legalReference(id));
        pending()
                .body("items.find { it.applicationId == '" + id + "' }.dueOn", equalTo("2026-06-01"))
                .body(
                        "items.find { it.applicationId == '" + id + "' }.reasons.field",
                        hasItems("datesPeriodeVersement", "conditionsVersement"));
    }

    @Test
    void aReconstructedGrantWithoutSiretIsPending() throws Exception {
        String envelope = funding.published("50000.00");
        String external = UUID.randomUUID().toString();
        once(Tokens.platformAdmin())
                .body(Map.of(
                        "source",
                        "essai.csv",
                        "envelope",
                        envelope,
                        "rows",
                        List.of(Map.of(
                                "line",
                                2,
                                "externalId",
                                external,
                                "projectId",
                                funding.project("APPROVED"),
                                "subject",
                                "Recyclage",
                                "beneficiaryName",
                                "Commune",
                                "beneficiarySiren",
                                "552100554",
                                "amount",
                                "50000.00",
                                "legalReference",
                                "FV-" + external))))
                .post("/v1/applications/imports")
                .then()
                .statusCode(201);
        String id = funding.query("select id from application where external_id = '" + external + "'")
                .getFirst();
        as(null).get("/v1/publications/pending?owner=etat&limit=200")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.applicationId == '" + id + "' }.reasons.code",
                        hasItems("ONE_OF_REQUIRED", "MISSING"))
                .body("items.find { it.applicationId == '" + id + "' }.reconstructed", equalTo(true));
    }

    @Test
    void belowTheThresholdNothingIsAskedForUnlessTheYearComesToMore() throws Exception {
        declare();
        String siren = "732829320";
        String small = agreed("12000.00", DATED, siren);
        assertThat(file()).doesNotContain(legalReference(small));
        String second = agreed("11000.01", DATED, siren);
        assertThat(file()).contains(legalReference(small), legalReference(second));
    }

    @Test
    void bodiesDeclareThemselvesOnly() {
        once(Tokens.operator("bpifrance"))
                .body(body("ademe", "38529030900454"))
                .post("/v1/publications/granting-bodies")
                .then()
                .statusCode(403);
        once(TEAM)
                .body(body("ademe", "38529030900454"))
                .post("/v1/publications/granting-bodies")
                .then()
                .statusCode(403);
        once(ADEME)
                .body(body("ademe", "38529030900455"))
                .post("/v1/publications/granting-bodies")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/siret"));
    }

    @Test
    void refusesAYearThatIsNone() {
        as(null).accept("text/csv").get("/v1/publications/scdl?year=26").then().statusCode(422);
        as(null).get("/v1/publications/pending?year=x").then().statusCode(422);
    }

    private static io.restassured.response.ValidatableResponse pending() {
        return as(null).get("/v1/publications/pending?owner=ademe&limit=200")
                .then()
                .statusCode(200);
    }

    private static String file() {
        return as(null).accept("text/csv")
                .get("/v1/publications/scdl?owner=ademe")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static Map<String, Object> body(String owner, String siret) {
        return Map.of(
                "ownerKind", "OPERATOR", "owner", owner, "name", "Agence de la transition écologique", "siret", siret);
    }

    private static void declare() {
        once(ADEME)
                .body(body("ademe", "38529030900454"))
                .post("/v1/publications/granting-bodies")
                .then()
                .statusCode(201);
    }

    private static String legalReference(String id) {
        return as(null).get("/v1/applications/" + id).path("agreement.legalReference");
    }

    private String agreed(String amount, Map<String, Object> terms) throws Exception {
        return agreed(amount, terms, "552100554");
    }

    private String agreed(String amount, Map<String, Object> terms, String siren) throws Exception {
        return agreed(amount, FundingFixture.terms(amount, terms), siren, null);
    }

    private String agreed(String amount, Map<String, Object> terms, String siren, String scheme) throws Exception {
        String envelope = funding.envelope(amount);
        Map<String, Object> application =
                new HashMap<>(FundingFixture.application(funding.project("APPROVED"), envelope, amount));
        application.put(
                "beneficiary",
                Map.of(
                        "name",
                        "Aciéries du Val",
                        "siren",
                        siren,
                        "siret",
                        siren.equals("552100554") ? "55210055400013" : "73282932000074"));
        if (scheme != null) {
            application.put("scheme", scheme);
        }
        String id = FundingFixture.selected(FundingFixture.created(application));
        FundingFixture.move(
                        ADEME,
                        id,
                        Map.of(
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
                                        terms)))
                .then()
                .statusCode(200);
        return id;
    }
}
