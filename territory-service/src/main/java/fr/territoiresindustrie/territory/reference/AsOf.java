package fr.territoiresindustrie.territory.reference;

import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The day that a caller asks about. Without one, everything is shown with its dates. */
public final class AsOf {

    /** SQL that gives the day, or null, as {@code asked.day}; {@code :asOf} is bound when there is one. */
    public static final String ASKED = " cross join (select cast(:asOf as date) as day) asked";

    /** The same for a question without a day. */
    public static final String NOT_ASKED = " cross join (select cast(null as date) as day) asked";

    private static final int FIRST_YEAR = 1943; // the first official geographic code
    private static final int LAST_YEAR = 2200;

    private AsOf() {}

    /** Reads {@code YYYY-MM-DD}; anything else is refused (422), so are years in which no registry can be. */
    public static @Nullable LocalDate parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException unreadable) {
            throw refused();
        }
        throw refused();
    }

    public static String join(@Nullable LocalDate day) {
        return day == null ? NOT_ASKED : ASKED;
    }

    private static RuntimeException refused() {
        return RequestProblem.INVALID_FIELDS
                .because("La date demandée est refusée.", "The date asked for is refused.")
                .parameter(
                        "asOf",
                        "WRONG_FORMAT",
                        new Text("Une date s'écrit AAAA-MM-JJ.", "A date is written YYYY-MM-DD."));
    }
}
