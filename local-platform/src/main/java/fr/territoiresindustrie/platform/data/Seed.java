package fr.territoiresindustrie.platform.data;

import com.fasterxml.jackson.databind.JsonNode;
import fr.territoiresindustrie.platform.launcher.AfterStart;
import fr.territoiresindustrie.platform.launcher.Progress;
import fr.territoiresindustrie.platform.launcher.Settings;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Loads the announced envelopes and the published grants of recycled land, as {@code platform-admin}, through the public API. Repeatable: the
 * same rows change nothing. What is accepted is then checked by two other ways: the territory that the file itself derives, and the ledger with its
 * proof.
 */
public final class Seed implements AfterStart {

    /** Where the published grants are committed. */
    public static final String ENVELOPE = "FV-2023-RECYCLAGE";

    private static final int TERRITORIES_OF_PHASE_2 = 183;

    @Override
    public void run(Settings settings, Progress progress) throws IOException, InterruptedException {
        PublicApi api = new PublicApi(settings, "platform-admin");
        JsonNode envelopes = api.post(
                "/v1/envelopes/imports", new TreeMap<>(Map.of("source", "envelopes.csv", "rows", envelopes())));
        progress.say("data", "envelopes: " + figures(envelopes));

        List<PublishedGrant> grants = PublishedGrant.all();
        JsonNode projects = api.post("/v1/projects/imports", projects(grants, currentCommunes(api, grants)));
        progress.say(
                "data", "projects: " + figures(projects) + ", report /v1/projects/imports/" + text(projects, "id"));
        Map<String, String> projectIds = results(api, "/v1/projects/imports/" + text(projects, "id"));

        JsonNode agreements = api.post("/v1/applications/imports", agreements(grants, projectIds));
        progress.say(
                "data",
                "agreements: " + figures(agreements) + ", report /v1/applications/imports/" + text(agreements, "id"));
        Map<String, String> agreed = results(api, "/v1/applications/imports/" + text(agreements, "id"));
        JsonNode balance = api.get("/v1/envelopes/" + ENVELOPE + "/balance");
        JsonNode proof = api.order("/v1/envelopes/" + ENVELOPE + "/proofs");
        progress.say(
                "data", new SeedCheck(grants).check(projectIds.keySet(), agreed.keySet(), agreements, balance, proof));
    }

    private static List<Map<String, Object>> envelopes() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (CSVRecord row : PublishedGrant.rows("/seed/envelopes.csv")) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("line", Integer.parseInt(row.get("line")));
            for (String field : List.of("externalId", "movement", "envelope", "label", "basis", "amount")) {
                body.put(field, row.get(field));
            }
            for (String field : List.of("startsOn", "endsOn", "effectiveOn", "quotation", "sourceUrl")) {
                body.put(field, PublishedGrant.text(row, field));
            }
            body.put(
                    "fundingSource",
                    new TreeMap<>(Map.of(
                            "code", row.get("sourceCode"),
                            "label", row.get("sourceLabel"),
                            "ownerKind", "OPERATOR",
                            "ownerCode", row.get("ownerCode"))));
            rows.add(body);
        }
        return rows;
    }

    /** The present code of each published commune, which may be a former one: the registry resolves it. */
    private static Map<String, String> currentCommunes(PublicApi api, List<PublishedGrant> grants)
            throws IOException, InterruptedException {
        List<String> codes = grants.stream()
                .map(PublishedGrant::communeCode)
                .flatMap(java.util.stream.Stream::ofNullable)
                .distinct()
                .toList();
        Map<String, String> current = new HashMap<>();
        for (JsonNode item : api.post("/v1/resolutions", new TreeMap<>(Map.of("codes", codes, "by", "CODE")))
                .path("items")) {
            JsonNode communes = item.path("matches").path(0).path("communes");
            if (communes.size() == 1) {
                current.put(text(item, "code"), text(communes.get(0), "code"));
            }
        }
        return current;
    }

    private static Map<String, Object> projects(List<PublishedGrant> grants, Map<String, String> current) {
        return new TreeMap<>(Map.of(
                "kind",
                "PUBLISHED_GRANTS",
                "source",
                PublishedGrant.SOURCE,
                "expectedTerritories",
                TERRITORIES_OF_PHASE_2,
                "rows",
                grants.stream().map(grant -> project(grant, current)).toList()));
    }

    private static Map<String, @Nullable Object> project(PublishedGrant grant, Map<String, String> current) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("line", grant.line());
        row.put("externalId", grant.externalId());
        row.put("title", grant.title());
        row.put("leadName", grant.beneficiaryName());
        row.put("leadSiren", grant.beneficiarySiren());
        row.put("communeCode", grant.communeCode() == null ? null : current.get(grant.communeCode()));
        row.put("amount", grant.amount().toPlainString());
        Map<String, @Nullable String> brownfield = new LinkedHashMap<>();
        brownfield.put("nature", grant.nature());
        brownfield.put("areaHectares", grant.areaHectares());
        brownfield.put("intervention", grant.intervention());
        row.put("brownfield", brownfield);
        return row;
    }

    private static Map<String, Object> agreements(List<PublishedGrant> grants, Map<String, String> projects) {
        return new TreeMap<>(Map.of(
                "source",
                PublishedGrant.SOURCE,
                "envelope",
                ENVELOPE,
                "rows",
                grants.stream().map(grant -> agreement(grant, projects)).toList()));
    }

    private static Map<String, @Nullable Object> agreement(PublishedGrant grant, Map<String, String> projects) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("line", grant.line());
        row.put("externalId", grant.externalId());
        row.put("projectId", projects.get(grant.externalId()));
        row.put("subject", grant.title());
        row.put("beneficiaryName", grant.beneficiaryName());
        row.put("beneficiarySiren", grant.beneficiarySiren());
        row.put("amount", grant.amount().toPlainString());
        row.put("legalReference", grant.fileNumber());
        return row;
    }

    /** What the accepted rows of a report became, by their identity in the source. */
    private static Map<String, String> results(PublicApi api, String report) throws IOException, InterruptedException {
        return api.all(report + "/rows?limit=200").stream()
                .filter(row -> row.hasNonNull("resultId"))
                .collect(Collectors.toMap(row -> text(row, "externalId"), row -> text(row, "resultId")));
    }

    private static String figures(JsonNode report) {
        return report.path("total") + " rows, " + report.path("accepted") + " accepted, " + report.path("unchanged")
                + " unchanged, " + report.path("refused") + " refused";
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    static BigDecimal euros(JsonNode node, String field) {
        return new BigDecimal(text(node, field));
    }
}
