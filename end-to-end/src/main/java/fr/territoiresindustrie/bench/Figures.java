package fr.territoiresindustrie.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The figures of one run, as a table and as a JSON file. */
final class Figures {

    private final Map<String, Object> figures = new LinkedHashMap<>();

    void add(String name, double value, String unit) {
        double rounded = Math.round(value * 1000) / 1000.0;
        figures.put(name, Map.of("value", rounded, "unit", unit));
        System.out.println(String.format(Locale.ROOT, "%-58s %12.3f %s", name, rounded, unit));
    }

    void add(String name, Load.Result result) {
        add(name + ", rate", result.perSecond(), "/s");
        add(name + ", p50", result.p50(), "ms");
        add(name + ", p99", result.p99(), "ms");
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(figures));
    }
}
