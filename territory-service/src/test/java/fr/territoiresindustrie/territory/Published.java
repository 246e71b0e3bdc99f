package fr.territoiresindustrie.territory;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;

/** The published files, read for the tests alone: what they say is worked out here without the import's code. */
public final class Published {

    private Published() {}

    /** Reading some of them takes as long as a test; memory that is needed for something else takes them back. */
    private static final Map<String, SoftReference<List<Map<String, String>>>> READ = new ConcurrentHashMap<>();

    /** The rows of {@code /reference/<path>.csv.gz}, by column. */
    public static List<Map<String, String>> rows(String path) {
        SoftReference<List<Map<String, String>>> known = READ.get(path);
        List<Map<String, String>> rows = known == null ? null : known.get();
        if (rows == null) {
            rows = read(path);
            READ.put(path, new SoftReference<>(rows));
        }
        return rows;
    }

    private static List<Map<String, String>> read(String path) {
        try (var file = Published.class.getResourceAsStream("/reference/" + path + ".csv.gz");
                var text = new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8);
                var rows = CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(text)) {
            return rows.stream()
                    .map(row -> Collections.unmodifiableMap(row.toMap()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> list(String cell) {
        return Arrays.stream(cell.split("\\|")).filter(v -> !v.isEmpty()).toList();
    }

    /** The communes of each territory, from the members and from the lists of communes of EPCI (their own file) and EPT. */
    public static Map<String, Set<String>> communesOfTerritories() {
        Map<String, Set<String>> communes = new HashMap<>();
        rows("epci_commune")
                .forEach(r -> communes.computeIfAbsent(r.get("epci_siren"), k -> new TreeSet<>())
                        .add(r.get("commune_code")));
        rows("cog-2026/ept").forEach(r -> communes.put(r.get("siren"), new TreeSet<>(list(r.get("commune_codes")))));
        Map<String, Set<String>> territories = new TreeMap<>();
        for (Map<String, String> member : rows("territories/territory_epci")) {
            Set<String> of = territories.computeIfAbsent(member.get("territory_code"), k -> new TreeSet<>());
            if (member.get("member_kind").equals("COMMUNE")) {
                of.add(member.get("member_commune_code"));
            } else {
                of.addAll(communes.get(member.get("epci_siren")));
            }
        }
        return territories;
    }

    /** The territory of each commune in a phase. */
    public static Map<String, String> territoryOfCommunes(int phase) {
        Map<String, String> territories = new HashMap<>();
        communesOfTerritories().forEach((territory, communes) -> {
            if (territory.startsWith("TI" + phase + "-")) {
                communes.forEach(commune -> territories.put(commune, territory));
            }
        });
        return territories;
    }
}
