package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.territory.Published;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of a vintage, those of 2026 unless a test changes them. */
final class VintageFixture {

    private final Map<String, List<Map<String, String>>> files = new LinkedHashMap<>();
    private final Map<String, byte[]> raw = new LinkedHashMap<>();

    private VintageFixture() {}

    static VintageFixture aVintage() {
        VintageFixture vintage = new VintageFixture();
        for (String name : List.of("communes", "epci", "ept", "arrondissements_municipaux", "communes_deleguees")) {
            vintage.files.put(name + ".csv", copy("cog-2026/" + name));
        }
        vintage.files.put("epci_commune.csv", copy("epci_commune"));
        return vintage;
    }

    private static List<Map<String, String>> copy(String path) {
        List<Map<String, String>> rows = new ArrayList<>();
        Published.rows(path).forEach(row -> rows.add(new LinkedHashMap<>(row)));
        return rows;
    }

    VintageFixture with(String file, Consumer<List<Map<String, String>>> change) {
        change.accept(files.get(file));
        return this;
    }

    VintageFixture row(String file, String column, String value, Consumer<Map<String, String>> change) {
        return with(
                file,
                rows -> change.accept(rows.stream()
                        .filter(row -> row.get(column).equals(value))
                        .findFirst()
                        .orElseThrow()));
    }

    VintageFixture without(String file) {
        files.remove(file);
        return this;
    }

    VintageFixture file(String name, byte[] content) {
        files.remove(name);
        raw.put(name, content);
        return this;
    }

    /** A commune's intercommunality, in both files that say it. */
    VintageFixture moved(String commune, String siren) {
        row("communes.csv", "code", commune, row -> row.put("epci_siren", siren));
        return row("epci_commune.csv", "commune_code", commune, row -> row.put("epci_siren", siren));
    }

    /** A commune that was there before, or never, with the intercommunality that its row names. */
    VintageFixture added(Map<String, String> commune) {
        with("communes.csv", rows -> rows.add(new LinkedHashMap<>(commune)));
        return with("epci_commune.csv", rows -> {
            Map<String, String> row = new LinkedHashMap<>(rows.getFirst());
            row.put("epci_siren", commune.get("epci_siren"));
            row.put("commune_code", commune.get("code"));
            rows.add(row);
        });
    }

    /** A commune made of a piece of another one, which stays. */
    VintageFixture founded(String code, String of) {
        moves(of, code);
        return added(FutureVintage.founded(commune(of), code));
    }

    /** A commune that no file names any more. */
    VintageFixture gone(String commune) {
        with("communes.csv", rows -> rows.removeIf(row -> row.get("code").equals(commune)));
        return with(
                "epci_commune.csv",
                rows -> rows.removeIf(row -> row.get("commune_code").equals(commune)));
    }

    /** A commune that becomes part of another one. */
    VintageFixture merged(String commune, String into, boolean delegated) {
        String name = commune(commune).get("name");
        gone(commune);
        if (delegated) {
            return with("communes_deleguees.csv", rows -> {
                Map<String, String> row = new HashMap<>();
                row.put("code", commune);
                row.put("name", name);
                row.put("type", "commune-deleguee");
                row.put("commune_code", into);
                rows.add(row);
            });
        }
        moves(commune, into);
        return this;
    }

    private void moves(String from, String to) {
        files.computeIfAbsent("mouvements.csv", file -> new ArrayList<>()).add(movement(from, to));
    }

    private Map<String, String> commune(String code) {
        return files.get("communes.csv").stream()
                .filter(row -> row.get("code").equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> movement(String from, String to) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("from_code", from);
        row.put("to_code", to);
        return row;
    }

    byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(Csv.of(file.getValue()).getBytes(StandardCharsets.UTF_8));
            }
            for (var file : raw.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
