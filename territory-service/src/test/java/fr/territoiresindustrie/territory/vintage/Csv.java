package fr.territoiresindustrie.territory.vintage;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows as the text of a CSV file. */
final class Csv {

    private Csv() {}

    static String of(List<Map<String, String>> rows) {
        List<String> columns = List.copyOf(rows.getFirst().keySet());
        return String.join(",", columns) + "\n"
                + rows.stream()
                        .map(row -> columns.stream()
                                .map(column -> cell(row.get(column)))
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String cell(String value) {
        return value.contains(",") || value.contains("\"") ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }
}
