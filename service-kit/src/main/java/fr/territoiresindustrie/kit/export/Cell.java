package fr.territoiresindustrie.kit.export;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a value stands in a cell of a CSV file. */
final class Cell {

    /** What makes a spreadsheet take a cell for a formula (OWASP, CSV injection), also in their full width. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private Cell() {}

    /** Nothing for null, values of a list separated by {@code |}; texts that would be run as formulas are made harmless. */
    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Collection<?> values ->
                harmless(values.stream().map(Cell::plain).collect(Collectors.joining("|")));
            case CharSequence text -> harmless(text.toString());
            // A number's sign must stay: it is what the cell means.
            default -> value.toString();
        };
    }

    private static String plain(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** An apostrophe before it: spreadsheets take the cell for text and do not show the apostrophe. */
    private static String harmless(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) == ' ') {
            first++;
        }
        return first < text.length() && FORMULA.indexOf(text.charAt(first)) >= 0 ? "'" + text : text;
    }
}
