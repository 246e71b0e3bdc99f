package fr.territoiresindustrie.project.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a file of sheets looks like. */
final class ImportTemplate {

    private ImportTemplate() {}

    /**
     * The columns of a CSV file, and a body in JSON that says the same as its example.
     *
     * @param example a body to send, with a territory of one's own
     */
    @Schema(name = "ProjectImportTemplate")
    record View(
            @Schema(required = true) List<ColumnView> columns,
            @Schema(required = true) Map<String, Object> example) {}

    /** A column. */
    @Schema(name = "ProjectImportColumn")
    record ColumnView(
            @Schema(required = true) String name,
            @Schema(required = true) String description,
            @Schema(required = true) String example,
            @Schema(required = true) boolean required) {}

    /** A header and a line, with the mark by which spreadsheets know UTF-8. */
    static String csv() {
        return "\uFEFF" + line(SheetColumn::header) + line(SheetColumn::example);
    }

    private static String line(Function<SheetColumn, String> cell) {
        return Arrays.stream(SheetColumn.values())
                        .map(cell)
                        .map(text -> "\"" + text.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(";"))
                + "\r\n";
    }

    static View view(Locale locale) {
        Map<String, String> cells = Arrays.stream(SheetColumn.values())
                .filter(c -> !c.example().isEmpty())
                .collect(Collectors.toMap(SheetColumn::header, SheetColumn::example));
        ObjectNode sheet = new SheetCells(cells).sheet();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("line", 2);
        row.put("externalId", SheetColumn.EXTERNAL_ID.example());
        row.put("sheet", sheet);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", ImportRequests.Kind.PROJECT_SHEETS);
        body.put("source", "fiches.json");
        body.put("territory", "TI2-8403");
        body.put("mode", "BEST_EFFORT");
        body.put("dryRun", true);
        body.put("sheets", List.of(row));
        return new View(
                Arrays.stream(SheetColumn.values())
                        .map(c -> new ColumnView(
                                c.header(), c.meaning().in(locale), c.example(), c == SheetColumn.EXTERNAL_ID))
                        .toList(),
                body);
    }
}
