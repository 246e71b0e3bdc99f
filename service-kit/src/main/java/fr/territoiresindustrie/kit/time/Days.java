package fr.territoiresindustrie.kit.time;

import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Days in the query. */
public final class Days {

    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2200;

    private Days() {}

    /**
     * Reads a day; none is null.
     *
     * @throws fr.territoiresindustrie.kit.problem.Problem 422 when it is no day of the calendar, or out of any use
     */
    public static @Nullable LocalDate read(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= EARLIEST_YEAR && day.getYear() <= LATEST_YEAR) {
                return day;
            }
        } catch (DateTimeParseException none) {
            // refused below
        }
        throw RequestProblem.INVALID_FIELDS
                .because("Des données sont refusées : voir errors.", "Some data are refused: see errors.")
                .parameter(
                        parameter,
                        "INVALID_FORMAT",
                        new Text(
                                "Une date AAAA-MM-JJ entre 1900 et 2200 est attendue.",
                                "A date YYYY-MM-DD between 1900 and 2200 is expected."));
    }
}
