package fr.territoiresindustrie.platform.data;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A grant of the Fonds vert 2023 for recycled land, as it was published.
 *
 * @param line its line in the file, the header being line 1
 * @param externalId the file number and its occurrence, as one number may stand on several lines
 * @param communeCode as published, possibly a former commune's
 * @param territory code of the phase-2 territory that the file itself derives: for checking only, never sent
 */
record PublishedGrant(
        int line,
        String externalId,
        String fileNumber,
        String title,
        String beneficiaryName,
        String beneficiarySiren,
        BigDecimal amount,
        @Nullable String communeCode,
        @Nullable String territory,
        @Nullable String nature,
        @Nullable String areaHectares,
        @Nullable String intervention) {

    static final String SOURCE = "friches_fonds_vert_2023.csv";

    static List<PublishedGrant> all() {
        List<PublishedGrant> grants = new ArrayList<>();
        Map<String, Integer> occurrences = new HashMap<>();
        for (CSVRecord row : rows("/seed/" + SOURCE + ".gz")) {
            String number = row.get("numero_dossier");
            int occurrence = occurrences.merge(number, 1, Integer::sum);
            grants.add(new PublishedGrant(
                    (int) row.getRecordNumber() + 1,
                    "FV2023-" + number + "-" + occurrence,
                    number,
                    row.get("project_name").strip(),
                    row.get("beneficiary_name").strip(),
                    row.get("beneficiary_siren"),
                    new BigDecimal(row.get("amount_committed_eur")),
                    text(row, "commune_code_source"),
                    text(row, "territory_phase2"),
                    text(row, "friche_nature"),
                    text(row, "friche_area_ha"),
                    text(row, "intervention_type")));
        }
        return grants;
    }

    static @Nullable String text(CSVRecord row, String column) {
        String value = row.get(column).strip();
        return value.isEmpty() ? null : value;
    }

    /** The rows of a vendored file, compressed or not. */
    static List<CSVRecord> rows(String resource) {
        try (var stream = Objects.requireNonNull(PublishedGrant.class.getResourceAsStream(resource), resource);
                Reader reader = new InputStreamReader(
                        resource.endsWith(".gz") ? new GZIPInputStream(stream) : stream, StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
