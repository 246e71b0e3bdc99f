package fr.territoiresindustrie.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The figures of one run, as a table and as a JSON file, each beside what is asked of it. */
final class Figures {

    private final Map<String, Object> figures = new LinkedHashMap<>();
    private int missed;

    void add(String name, double value, String unit) {
        double rounded = rounded(value);
        figures.put(name, Map.of("value", rounded, "unit", unit));
        System.out.println(line(name, rounded, unit));
    }

    void add(String name, Load.Result result) {
        add(name + ", rate", result.perSecond(), "/s");
        add(name + ", p50", result.p50(), "ms");
        add(name + ", p99", result.p99(), "ms");
    }

    /** A figure that may not be larger. */
    void atMost(String name, double value, String unit, double bound) {
        judge(name, value, unit, "atMost", bound, value <= bound);
    }

    /** A figure that may not be smaller. */
    void atLeast(String name, double value, String unit, double bound) {
        judge(name, value, unit, "atLeast", bound, value >= bound);
    }

    private void judge(String name, double value, String unit, String asked, double bound, boolean met) {
        double rounded = rounded(value);
        figures.put(name, Map.of("value", rounded, "unit", unit, asked, bound, "met", met));
        System.out.println(line(name, rounded, unit)
                + String.format(
                        Locale.ROOT,
                        ", %s %s: %s",
                        asked.equals("atMost") ? "at most" : "at least",
                        bound,
                        met ? "met" : "MISSED"));
        if (!met) {
            missed++;
        }
    }

    private static String line(String name, double rounded, String unit) {
        return String.format(Locale.ROOT, "%-58s %12.3f %s", name, rounded, unit);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /** How many were not as asked. */
    int missed() {
        return missed;
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(figures));
    }
}
