package fr.territoiresindustrie.territory.reference;

import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The day that a caller asks about. Without one, memberships are shown with their dates and places as they are today.
 *
 * <p>SQL is written about today: it reads {@code commune_today}, {@code intercommunality_today}, {@code intercommunality_commune} and
 * {@code programme_membership_today}, and takes the day from {@code asked}: {@code asked.day} is null where none is asked, {@code asked.shown} is then today. {@link #dated} makes
 * it read the day asked.
 */
public final class AsOf {

    /** SQL that gives the day as {@code asked}; {@code :asOf} is to be bound. */
    public static final String ASKED =
            " cross join (select cast(:asOf as date) as day, cast(:asOf as date) as shown) asked";

    /** The same for a question without a day. */
    public static final String NOT_ASKED = " cross join (select cast(null as date) as day, paris_day() as shown) asked";

    private static final Pattern TODAY = Pattern.compile(
            "\\b(commune_today|intercommunality_today|intercommunality_commune|programme_membership_today)\\b");

    private static final int FIRST_YEAR = 1943; // the first official geographic code
    private static final int LAST_YEAR = 2200;

    private AsOf() {}

    /** Reads {@code YYYY-MM-DD}; anything else is refused (422), so are years in which no registry can be. */
    public static @Nullable LocalDate parse(@Nullable String text) {
        return parse(text, "asOf");
    }

    /** The same for a day in another parameter. */
    public static @Nullable LocalDate parse(@Nullable String text, String parameter) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException unreadable) {
            throw refused(parameter);
        }
        throw refused(parameter);
    }

    public static String join(@Nullable LocalDate day) {
        return day == null ? NOT_ASKED : ASKED;
    }

    /** The same SQL about the day asked ({@code :asOf} is to be bound), or as it is for a question without a day. */
    public static String dated(String sql, @Nullable LocalDate day) {
        return day == null ? sql : dated(sql, "cast(:asOf as date)");
    }

    /** The same SQL about another day, given as SQL. */
    public static String dated(String sql, String day) {
        return TODAY.matcher(sql)
                .replaceAll(
                        table -> table.group().replace("_today", "") + "_on(" + Matcher.quoteReplacement(day) + ")");
    }

    private static RuntimeException refused(String parameter) {
        return RequestProblem.INVALID_FIELDS
                .because("La date demandée est refusée.", "The date asked for is refused.")
                .parameter(
                        parameter,
                        "WRONG_FORMAT",
                        new Text("Une date s'écrit AAAA-MM-JJ.", "A date is written YYYY-MM-DD."));
    }
}
