package fr.territoiresindustrie.territory.change;

import fr.territoiresindustrie.territory.change.ChangeRepository.TerritoryRow;
import fr.territoiresindustrie.territory.change.ChangeRequests.Change;
import java.time.LocalDate;

/** What a change must be in itself, and on which days it may be. */
final class ChangeRule {

    private ChangeRule() {}

    static void checkShape(Change request, Findings findings) {
        boolean names = !request.joining().isEmpty() || !request.leaving().isEmpty();
        if (request.closing() && names) {
            findings.add(
                    "/close",
                    "CLOSES_AND_CHANGES",
                    "Une fermeture ne nomme pas de membre : tous partent.",
                    "A closure names no member: all leave.");
        } else if (!request.closing() && !names) {
            findings.add(
                    "",
                    "REQUIRED",
                    "Nommez des membres qui entrent (join) ou partent (leave), ou fermez (close).",
                    "Name members that join or leave, or close.");
        }
    }

    static void checkDay(String pointer, LocalDate day, LocalDate from, LocalDate to, Findings findings) {
        if (day.isBefore(DecisionRule.PROGRAMME_BEGINS)) {
            findings.add(
                    pointer,
                    "BEFORE_PROGRAMME",
                    "Le programme commence le 22 novembre 2018.",
                    "The programme begins on 22 November 2018.");
        } else if (day.isBefore(from) || day.isAfter(to)) {
            findings.add(
                    pointer,
                    "OUTSIDE_PHASE",
                    "La phase va du " + from + " au " + to + ".",
                    "The phase goes from " + from + " to " + to + ".");
        }
    }

    static void checkInTerm(TerritoryRow territory, LocalDate day, Findings findings) {
        boolean after = territory.validTo() != null && day.isAfter(territory.validTo());
        if (day.isBefore(territory.validFrom()) || after) {
            findings.add(
                    "/effectiveOn",
                    "OUTSIDE_TERRITORY",
                    "Ce jour-là le territoire n'est pas en vigueur : du " + territory.validFrom()
                            + (territory.validTo() == null ? "." : " au " + territory.validTo() + "."),
                    "On that day the territory is not in force: from " + territory.validFrom()
                            + (territory.validTo() == null ? " on." : " to " + territory.validTo() + "."));
        }
    }
}
