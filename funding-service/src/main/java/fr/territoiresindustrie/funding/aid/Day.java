package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A day in the query; one that is none is a 422, not an unknown address. */
final class Day {

    private Day() {}

    static @Nullable LocalDate read(String parameter, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException notOne) {
            throw RequestProblem.INVALID_FIELDS
                    .because("Des données sont refusées : voir errors.", "Some data are refused: see errors.")
                    .parameter(
                            parameter,
                            "INVALID_FORMAT",
                            new Text("Une date AAAA-MM-JJ est attendue.", "A date YYYY-MM-DD is expected."));
        }
    }
}
