package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kit.identifier.Siren;
import fr.territoiresindustrie.territory.Published;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * A registry that begins with the code before some real mergers: what are delegated communes in 2026 are communes there, the communes that
 * took them over have fewer people, and Culoz-Béon is Culoz.
 */
public class PreviousVintage implements QuarkusTestResourceLifecycleManager {

    /** Delegated communes of 2026, each with its commune. */
    static final Map<String, String> MERGERS = mergers();

    static final String RENAMED = "01138";
    static final int PEOPLE = 7;

    private static final List<String> SAME =
            List.of("regions", "departements", "epci", "ept", "arrondissements_municipaux");

    private static Map<String, String> mergers() {
        List<String> wanted = List.of("01039", "01059", "01097", "85037", "14052");
        return Published.rows("cog-2026/communes_deleguees").stream()
                .filter(row -> wanted.contains(row.get("code")))
                .collect(Collectors.toMap(row -> row.get("code"), row -> row.get("commune_code")));
    }

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("tdi-vintage-");
            Files.createDirectory(folder.resolve("cog-2025"));
            for (String name : SAME) {
                write(folder, name, Published.rows("cog-2026/" + name));
            }
            write(folder, "communes", communes());
            write(
                    folder,
                    "communes_deleguees",
                    Published.rows("cog-2026/communes_deleguees").stream()
                            .filter(row -> !MERGERS.containsKey(row.get("code")))
                            .toList());
            return Map.of("tdi.registry.vintage", "2025", "tdi.registry.folder", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}

    static List<Map<String, String>> communes() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Map<String, String> published : Published.rows("cog-2026/communes")) {
            Map<String, String> commune = new LinkedHashMap<>(published);
            List<String> parts = MERGERS.keySet().stream()
                    .filter(part -> MERGERS.get(part).equals(commune.get("code")))
                    .sorted()
                    .toList();
            int people = parts.isEmpty() ? 0 : Integer.parseInt(commune.get("population_municipale"));
            for (String part : parts) {
                Map<String, String> row = new LinkedHashMap<>(commune);
                row.put("code", part);
                row.put("name", nameOfPart(part));
                row.put("siren", siren(part));
                row.put("population_municipale", String.valueOf(PEOPLE));
                rows.add(row);
                people -= PEOPLE;
                commune.put("population_municipale", String.valueOf(people));
            }
            if (commune.get("code").equals(RENAMED)) {
                commune.put("name", "Culoz");
            }
            rows.add(commune);
        }
        return rows;
    }

    static String nameOfPart(String code) {
        return Published.rows("cog-2026/communes_deleguees").stream()
                .filter(row -> row.get("code").equals(code))
                .findFirst()
                .orElseThrow()
                .get("name");
    }

    /** A commune's number is made of its code. */
    static String siren(String code) {
        String bare = "21" + code.substring(0, 2) + "0" + code.substring(2);
        return IntStream.range(0, 10)
                .mapToObj(key -> bare + key)
                .filter(Siren.Validator::isSiren)
                .findFirst()
                .orElseThrow();
    }

    private static void write(Path folder, String name, List<Map<String, String>> rows) throws IOException {
        try (OutputStream out = new GZIPOutputStream(
                Files.newOutputStream(folder.resolve("cog-2025").resolve(name + ".csv.gz")))) {
            out.write(Csv.of(rows).getBytes(StandardCharsets.UTF_8));
        }
    }
}
