package fr.territoiresindustrie.project.importing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.territoiresindustrie.kit.importing.RowResult.RowError;
import fr.territoiresindustrie.kit.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the JSON of a sheet of the cells of a line, as a spreadsheet of any language writes numbers and dates. */
final class SheetCells {

    private static final Pattern FRENCH_DATE = Pattern.compile("^(\\d{2})/(\\d{2})/(\\d{4})$");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F]+");

    private final Map<String, String> cells;
    private final ObjectNode sheet = JsonNodeFactory.instance.objectNode();
    private final List<RowError> errors = new ArrayList<>();

    SheetCells(Map<String, String> cells) {
        this.cells = cells;
        text(sheet, SheetColumn.TITLE, "title");
        text(sheet, SheetColumn.SUMMARY, "summary");
        text(sheet, SheetColumn.THEME, "theme");
        text(sheet, SheetColumn.NOTES, "confidentialNotes");
        object("lead", Map.of(SheetColumn.LEAD_NAME, "name", SheetColumn.LEAD_SIREN, "siren"));
        object("calendar", Map.of(SheetColumn.STARTS_ON, "start", SheetColumn.ENDS_ON, "end"));
        object(
                "brownfield",
                Map.of(
                        SheetColumn.BROWNFIELD_NATURE,
                        "nature",
                        SheetColumn.BROWNFIELD_AREA,
                        "areaHectares",
                        SheetColumn.BROWNFIELD_WORKS,
                        "intervention"));
        pieces(SheetColumn.COMMUNES).forEach(sheet.withArray("locations")::add);
        pieces(SheetColumn.NEEDS).forEach(sheet.withArray("needs")::add);
        ObjectNode plan = sheet.putObject("financingPlan");
        table(plan, SheetColumn.COSTS, "costs", List.of("label", "amount"), 2);
        table(plan, SheetColumn.RESOURCES, "resources", List.of("funder", "amount", "status"), 3);
        table(sheet, SheetColumn.RESULTS, "expectedResults", List.of("kind", "value", "unit"), 3);
        table(sheet, SheetColumn.PARTNERS, "partners", List.of("name", "role", "siren"), 2);
    }

    ObjectNode sheet() {
        return sheet;
    }

    /** Cells that hold a list and are not written as one. */
    List<RowError> errors() {
        return errors;
    }

    private @Nullable String cell(SheetColumn column) {
        return cells.get(column.header());
    }

    private void text(ObjectNode into, SheetColumn column, String field) {
        @Nullable String cell = cell(column);
        if (cell != null) {
            into.put(field, cell);
        }
    }

    private void object(String name, Map<SheetColumn, String> fields) {
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        fields.forEach((column, field) -> {
            @Nullable String cell = cell(column);
            if (cell != null) {
                made.put(field, plain(column, cell));
            }
        });
        if (!made.isEmpty()) {
            sheet.set(name, made);
        }
    }

    private static String plain(SheetColumn column, String cell) {
        return switch (column) {
            case STARTS_ON, ENDS_ON -> FRENCH_DATE.matcher(cell).replaceFirst("$3-$2-$1");
            case LEAD_SIREN -> SPACES.matcher(cell).replaceAll("");
            case BROWNFIELD_AREA -> number(cell);
            default -> cell;
        };
    }

    /** {@code 50 000,00} as {@code 50000.00}. */
    private static String number(String text) {
        return SPACES.matcher(text).replaceAll("").replace(',', '.');
    }

    private List<String> pieces(SheetColumn column) {
        @Nullable String cell = cell(column);
        return cell == null
                ? List.of()
                : Arrays.stream(cell.split("\\|"))
                        .map(String::strip)
                        .filter(piece -> !piece.isEmpty())
                        .toList();
    }

    /** Pieces whose parts are separated by colons; only the first part may hold colons of its own. */
    private void table(ObjectNode into, SheetColumn column, String name, List<String> fields, int needed) {
        ArrayNode rows = into.putArray(name);
        for (String piece : pieces(column)) {
            List<String> parts =
                    Arrays.stream(piece.split(":")).map(String::strip).toList();
            if (parts.size() < needed) {
                errors.add(new RowError(
                        column.header(),
                        "WRONG_FORMAT",
                        new Text(
                                "« " + shortened(piece) + " » : "
                                        + column.meaning().fr(),
                                "\"" + shortened(piece) + "\": "
                                        + column.meaning().en())));
                continue;
            }
            int extra = Math.max(0, parts.size() - fields.size());
            ObjectNode row = rows.addObject();
            row.put(fields.getFirst(), String.join(" : ", parts.subList(0, extra + 1)));
            for (int i = 1; i < fields.size() && i + extra < parts.size(); i++) {
                String field = fields.get(i);
                String part = parts.get(i + extra);
                row.put(field, field.equals("amount") || field.equals("value") ? number(part) : part);
            }
        }
    }

    private static String shortened(String piece) {
        return piece.length() <= 60 ? piece : piece.substring(0, 60) + "…";
    }
}
