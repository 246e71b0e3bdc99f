package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Time;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Filters by day: of dates as they are, of instants by the day of Europe/Paris; both ends count. */
final class Days {

    void from(Conditions all, String column, String name, @Nullable String day) {
        all.add(column + " >= :" + name, name, read(name, day));
    }

    void to(Conditions all, String column, String name, @Nullable String day) {
        all.add(column + " <= :" + name, name, read(name, day));
    }

    void instantsFrom(Conditions all, String column, String name, @Nullable String text) {
        @Nullable LocalDate day = read(name, text);
        all.add(
                column + " >= :" + name,
                name,
                day == null ? null : day.atStartOfDay(Time.PARIS).toInstant());
    }

    void instantsTo(Conditions all, String column, String name, @Nullable String text) {
        @Nullable LocalDate day = read(name, text);
        all.add(
                column + " < :" + name,
                name,
                day == null ? null : day.plusDays(1).atStartOfDay(Time.PARIS).toInstant());
    }

    /** The pattern of the parameter admits the 30th of February: this does not. */
    private static @Nullable LocalDate read(String name, @Nullable String day) {
        try {
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeParseException noSuchDay) {
            throw RequestProblem.INVALID_FIELDS
                    .because("Des données sont refusées : voir errors.", "Some data are refused: see errors.")
                    .parameter(name, "INVALID_FORMAT", new Text("Ce jour n'existe pas.", "There is no such day."));
        }
    }
}
