package fr.territoiresindustrie.bench;

import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** The territories of both phases with their communes, from the files that the registry starts with. */
final class RealMap {

    /** A territory, and the codes and names of its communes. */
    record Territory(
            String code, String name, int phase, String leadRegion, List<String> regions, List<Commune> communes) {}

    record Commune(String code, String name) {}

    private RealMap() {}

    static List<Territory> read() throws IOException {
        Path files = RepositoryFiles.root().resolve("territory-service/src/main/resources/reference");
        Map<String, List<Commune>> ofIntercommunality = new HashMap<>();
        Map<String, Commune> byCode = new HashMap<>();
        for (Map<String, String> row : rows(files.resolve("cog-2026/communes.csv.gz"))) {
            Commune commune = new Commune(row.getOrDefault("code", ""), row.getOrDefault("name", ""));
            byCode.put(commune.code(), commune);
            for (String column : List.of("epci_siren", "ept_siren")) {
                ofIntercommunality
                        .computeIfAbsent(row.getOrDefault(column, ""), siren -> new ArrayList<>())
                        .add(commune);
            }
        }
        Map<String, Map<String, Commune>> communes = new TreeMap<>();
        for (Map<String, String> row : rows(files.resolve("territories/territory_epci.csv.gz"))) {
            Map<String, Commune> here =
                    communes.computeIfAbsent(row.getOrDefault("territory_code", ""), code -> new LinkedHashMap<>());
            Commune single = byCode.get(row.getOrDefault("member_commune_code", ""));
            if (single != null) {
                here.put(single.code(), single);
            } else {
                ofIntercommunality
                        .getOrDefault(row.getOrDefault("epci_siren", ""), List.of())
                        .forEach(commune -> here.put(commune.code(), commune));
            }
        }
        List<Territory> territories = new ArrayList<>();
        for (Map<String, String> row : rows(files.resolve("territories/territories.csv.gz"))) {
            List<Commune> here = List.copyOf(communes.getOrDefault(row.getOrDefault("code", ""), Map.of())
                    .values());
            if (!here.isEmpty()) {
                territories.add(new Territory(
                        row.getOrDefault("code", ""),
                        row.getOrDefault("name", ""),
                        Integer.parseInt(row.getOrDefault("phase", "")),
                        row.getOrDefault("lead_region_code", ""),
                        List.of(row.getOrDefault("region_codes", "").split("\\|")),
                        here));
            }
        }
        return territories;
    }

    /** The files quote cells that hold a comma, and no cell holds a quote or a line end. */
    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> header = cells(reader.readLine());
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> cells = cells(line);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    row.put(header.get(i), cells.get(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
