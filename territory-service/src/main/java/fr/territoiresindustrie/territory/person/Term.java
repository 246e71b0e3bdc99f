package fr.territoiresindustrie.territory.person;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.territory.territory.TerritoryBounds;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days of somebody in an office.
 *
 * @param from first day
 * @param to last day, null while open
 */
public record Term(LocalDate from, @Nullable LocalDate to) {

    public boolean overlaps(Term other) {
        return (to == null || !other.from.isAfter(to)) && (other.to == null || !from.isAfter(other.to));
    }

    public boolean hasEnded(LocalDate today) {
        return to != null && to.isBefore(today);
    }

    /** Refuses (422) days that are reversed, or on which there is no such territory. */
    public void check(TerritoryBounds territory) {
        Problem problem = RequestProblem.INVALID_FIELDS.because(
                "Les dates sont refusées : voir errors.", "The dates are refused: see errors.");
        if (to != null && to.isBefore(from)) {
            problem.at(
                    "/to",
                    "DATES_REVERSED",
                    new Text("La fin ne précède pas le début.", "The end does not come before the beginning."));
        }
        Text outside = new Text(
                "Le territoire va du " + territory.validFrom() + " au " + territory.lastDay() + ".",
                "The territory goes from " + territory.validFrom() + " to " + territory.lastDay() + ".");
        if (from.isBefore(territory.validFrom()) || from.isAfter(territory.lastDay())) {
            problem.at("/from", "OUTSIDE_TERRITORY", outside);
        }
        if (to != null && to.isAfter(territory.lastDay())) {
            problem.at("/to", "OUTSIDE_TERRITORY", outside);
        }
        if (!problem.items().isEmpty()) {
            throw problem;
        }
    }

    /** Refuses (409) a term that meets others of the same office, with all of them. */
    public void checkFree(List<Taken> others) {
        List<Taken> met = others.stream()
                .filter(other -> overlaps(new Term(other.from(), other.to())))
                .toList();
        if (!met.isEmpty()) {
            Problem problem = PersonProblem.TERM_OVERLAPS.because(
                    "Une autre personne tient cette place ces jours-là : terminez d'abord son mandat.",
                    "Somebody else holds this place on these days: end that term first.");
            met.forEach(other -> problem.at(
                    "/from",
                    "TERM_OVERLAPS",
                    new Text(
                            "Mandat du " + other.from()
                                    + (other.to() == null ? ", sans fin." : " au " + other.to() + "."),
                            "Term from " + other.from() + (other.to() == null ? " on." : " to " + other.to() + "."))));
            throw problem.with("overlaps", met);
        }
    }

    /** A term of somebody else. */
    public record Taken(String id, LocalDate from, @Nullable LocalDate to) {}
}
