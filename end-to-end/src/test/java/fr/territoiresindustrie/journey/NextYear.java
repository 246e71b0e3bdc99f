package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The next year's archive of the official geographic code: that of 2026, in which one commune has another name. */
final class NextYear {

    static final String RENAMED = "01006";
    static final String NEW_NAME = "Ambléon-le-Neuf";

    private static final Path PRESENT =
            RepositoryFiles.root().resolve("territory-service/src/main/resources/reference/cog-2026");

    private NextYear() {}

    static void write(Path archive) throws IOException {
        String communes = read("communes").replace("\n" + RENAMED + ",Ambléon,", "\n" + RENAMED + "," + NEW_NAME + ",");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            add(zip, "communes", communes);
            add(zip, "epci_commune", members(communes));
            for (String name : new String[] {"epci", "ept", "arrondissements_municipaux", "communes_deleguees"}) {
                add(zip, name, read(name));
            }
        }
    }

    private static String members(String communes) throws IOException {
        try (CSVParser rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(communes))) {
            return rows.stream()
                    .filter(row -> !row.get("epci_siren").isEmpty())
                    .map(row -> row.get("epci_siren") + "," + row.get("code"))
                    .collect(Collectors.joining("\n", "epci_siren,commune_code\n", "\n"));
        }
    }

    private static String read(String name) throws IOException {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(PRESENT.resolve(name + ".csv.gz"))),
                StandardCharsets.UTF_8))) {
            return text.lines().collect(Collectors.joining("\n", "", "\n"));
        }
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".csv"));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
