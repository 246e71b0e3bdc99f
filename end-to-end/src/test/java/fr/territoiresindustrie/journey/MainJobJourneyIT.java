package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.platform.data.Seed;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.journey.LoadedRows.number;
import static fr.territoiresindustrie.journey.RunningPlatform.anybody;
import static fr.territoiresindustrie.journey.RunningPlatform.as;
import static fr.territoiresindustrie.journey.RunningPlatform.platform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The announced envelopes and the published grants, loaded through the public API, and checked by other ways than the load's own. */
class MainJobJourneyIT {

    private static final List<String> NEWS = new ArrayList<>();

    private static LoadedRows once;
    private static LoadedRows twice;

    @BeforeAll
    static void loadTwice() throws Exception {
        new Seed().run(platform().settings(), (part, news) -> NEWS.add(news));
        once = LoadedRows.count();
        LoadedRows.forgetTheAnswers();
        new Seed().run(platform().settings(), (part, news) -> NEWS.add(news));
        twice = LoadedRows.count();
    }

    @Test
    void theSecondLoadChangesNothing() {
        assertThat(once.projects()).isEqualTo(456);
        assertThat(once.applications()).isEqualTo(456);
        assertThat(once.projectEvents()).isGreaterThanOrEqualTo(456);
        assertThat(once.applicationEvents()).isGreaterThanOrEqualTo(456);
        assertThat(once.envelopeEvents()).isPositive();
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void everyImportedProjectIsApprovedAndItsApplicationAgreed() throws Exception {
        assertThat(
                        number(
                                "project",
                                "select count(*) from project where external_id like 'FV2023-%' and origin = 'PUBLISHED_GRANTS' and state = 'APPROVED'"))
                .isEqualTo(456);
        assertThat(
                        number(
                                "funding",
                                "select count(distinct project_id) from application where external_id like 'FV2023-%' and origin = 'PUBLISHED_GRANTS' and state = 'AGREED'"))
                .isEqualTo(456);
    }

    /** Each load has the ledger proved anew: an answer of before would say nothing of now. */
    @Test
    void theLedgerIsProvedAtEachLoad() {
        List<Boolean> proofs = as("platform-admin")
                .get("/v1/envelopes/FV-2023-RECYCLAGE/proofs?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.actor == 'platform-admin' }.holds");
        assertThat(proofs).hasSizeGreaterThanOrEqualTo(2).containsOnly(true);
    }

    @Test
    void everyRowIsAcceptedOrRefusedWithItsReason() {
        Map<String, Object> report = anybody()
                .get("/v1/projects/imports")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.source == 'friches_fonds_vert_2023.csv' }");
        assertThat((Integer) report.get("total")).isEqualTo(707);
        assertThat((Integer) report.get("accepted") + (Integer) report.get("unchanged"))
                .isEqualTo(456);
        assertThat((Integer) report.get("refused")).isEqualTo(251);
        Set<String> codes = new HashSet<>();
        String next = "/v1/projects/imports/" + report.get("id") + "/rows?status=REFUSED&limit=100";
        int refused = 0;
        while (next != null) {
            var page = anybody()
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            List<Map<String, Object>> rows = page.path("items");
            rows.forEach(row -> assertThat(row.get("reason")).asString().isNotBlank());
            rows.forEach(row -> codes.add((String) row.get("code")));
            refused += rows.size();
            next = page.path("next");
        }
        assertThat(refused).isEqualTo(251);
        assertThat(codes).containsExactlyInAnyOrder("NO_COMMUNE", "OUTSIDE_PHASE_2");
    }

    @Test
    void theLedgerHoldsTheAcceptedRowsToTheCent() throws Exception {
        anybody()
                .get("/v1/envelopes/FV-2023-RECYCLAGE")
                .then()
                .statusCode(200)
                .body("origin", equalTo("PUBLISHED_GRANTS"))
                .body("label", equalTo("Fonds vert 2023, recyclage foncier"))
                .body("balances[0].granted", equalTo("360837169.26"))
                .body("balances[0].committed", equalTo(expectedSum().toPlainString()))
                .body(
                        "balances[0].available",
                        equalTo(new BigDecimal("360837169.26")
                                .subtract(expectedSum())
                                .toPlainString()));
        assertThat(
                        number(
                                "funding",
                                "select sum(p.amount) from posting p join envelope e on e.id = p.envelope_id where p.account = 'COMMITTED' and e.code = 'FV-2023-RECYCLAGE'"))
                .isEqualTo(expectedSum().movePointRight(2).longValueExact());
        assertThat(expectedSum()).isEqualByComparingTo("243343856.54");
    }

    /** The independent way: memberships and communes as vendored by the registry, joined here and nowhere else. */
    private static BigDecimal expectedSum() throws Exception {
        Path reference = RepositoryFiles.root().resolve("territory-service/src/main/resources/reference");
        Map<String, String> current = new HashMap<>();
        Map<String, List<String>> ofIntercommunality = new HashMap<>();
        for (CSVRecord commune : rows(reference.resolve("cog-2026/communes.csv.gz"))) {
            current.put(commune.get("code"), commune.get("code"));
            ofIntercommunality
                    .computeIfAbsent(commune.get("epci_siren"), k -> new ArrayList<>())
                    .add(commune.get("code"));
        }
        for (CSVRecord former : rows(reference.resolve("cog-2026/communes_deleguees.csv.gz"))) {
            current.putIfAbsent(former.get("code"), former.get("commune_code"));
        }
        for (CSVRecord part : rows(reference.resolve("cog-2026/arrondissements_municipaux.csv.gz"))) {
            current.putIfAbsent(part.get("code"), part.get("commune_code"));
        }
        Map<String, List<String>> ofEpt = new HashMap<>();
        for (CSVRecord ept : rows(reference.resolve("cog-2026/ept.csv.gz"))) {
            ofEpt.put(ept.get("siren"), List.of(ept.get("commune_codes").split("\\|")));
        }
        Set<String> inPhase2 = new HashSet<>();
        for (CSVRecord member : rows(reference.resolve("territories/territory_epci.csv.gz"))) {
            if (member.get("territory_code").startsWith("TI2-")) {
                switch (member.get("member_kind")) {
                    case "EPCI" -> inPhase2.addAll(ofIntercommunality.get(member.get("epci_siren")));
                    case "EPT" -> inPhase2.addAll(ofEpt.get(member.get("epci_siren")));
                    default -> inPhase2.add(member.get("member_commune_code"));
                }
            }
        }
        BigDecimal sum = BigDecimal.ZERO;
        int accepted = 0;
        Path grants =
                RepositoryFiles.root().resolve("local-platform/src/main/data/seed/friches_fonds_vert_2023.csv.gz");
        for (CSVRecord grant : rows(grants)) {
            if (inPhase2.contains(current.get(grant.get("commune_code_source")))) {
                sum = sum.add(new BigDecimal(grant.get("amount_committed_eur")));
                accepted++;
            }
        }
        assertThat(accepted).isEqualTo(456);
        return sum;
    }

    @Test
    void announcedEnvelopesGrowByMovements() {
        for (var expected : Map.of(
                        "FRICHES",
                        "750000000.00",
                        "FAIIT",
                        "850000000.00",
                        "TI-2018-PRIORITE",
                        "1360000000.00",
                        "BDT-2018-ING",
                        "26000000.00",
                        "TI-2023-2027",
                        "500000000.00")
                .entrySet()) {
            anybody()
                    .get("/v1/envelopes/" + expected.getKey())
                    .then()
                    .statusCode(200)
                    .body("balances[0].granted", equalTo(expected.getValue()));
        }
        assertThat(grantsOf("FRICHES"))
                .containsExactly("OPENING 300000000.00", "REPLENISHMENT 350000000.00", "REPLENISHMENT 100000000.00");
        assertThat(grantsOf("FAIIT"))
                .containsExactly("OPENING 400000000.00", "REPLENISHMENT 300000000.00", "REPLENISHMENT 150000000.00");
        anybody()
                .get("/v1/envelopes/FV-TI-2024")
                .then()
                .body("balances[0].granted", equalTo("100000000.00"))
                .body("balances[0].available", equalTo("70000000.00"));
        anybody().get("/v1/envelopes/BDT-2018-FP").then().statusCode(404);
    }

    /** In the order of the ledger. */
    private static List<String> grantsOf(String envelope) {
        List<Map<String, Object>> movements = anybody()
                .get("/v1/envelopes/" + envelope + "/movements?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return movements.stream()
                .sorted(Comparator.comparing(movement -> (Integer) movement.get("number")))
                .map(movement -> movement.get("kind") + " " + movement.get("amount"))
                .filter(movement -> movement.startsWith("OPENING") || movement.startsWith("REPLENISHMENT"))
                .toList();
    }

    @Test
    void reconstructedProjectsSayThatTheyAre() {
        Map<String, Object> agreement = anybody()
                .queryParam("envelope", "FV-2023-RECYCLAGE")
                .queryParam("limit", 1)
                .get("/v1/applications")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0]");
        assertThat(agreement.get("origin")).isEqualTo("PUBLISHED_GRANTS");
        anybody()
                .get("/v1/projects/" + agreement.get("projectId"))
                .then()
                .statusCode(200)
                .body("origin", equalTo("PUBLISHED_GRANTS"))
                .body("state", equalTo("APPROVED"))
                .body("theme", equalTo("LAND"));
    }

    @Test
    void tellsItsFigures() {
        assertThat(NEWS)
                .anyMatch(news -> news.contains(
                        "granted 360837169.26, committed 243343856.54 = the sum of 456 accepted rows; 251 refused"));
    }

    private static List<CSVRecord> rows(Path file) throws Exception {
        try (Reader reader =
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }
}
