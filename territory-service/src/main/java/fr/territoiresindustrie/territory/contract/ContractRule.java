package fr.territoiresindustrie.territory.contract;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.territory.territory.TerritoryBounds;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a contract and its commands must hold beyond their shape. */
final class ContractRule {

    private final Problem problem = ContractProblem.CONTRACT_INVALID.because(
            "Le contrat est refusé : voir errors.", "The contract is refused: see errors.");

    private ContractRule() {}

    /** Days in order and within the territory's, parties named once, régions that are the territory's. */
    static void check(String prefix, Content content, TerritoryBounds territory) {
        ContractRule rule = new ContractRule();
        rule.content(prefix, content, territory);
        rule.throwIfAny();
    }

    /**
     * The members of a command.
     *
     * @param before what no command may go behind
     */
    static void check(ContractRequests.Move move, TerritoryBounds territory, Before before, LocalDate today) {
        ContractRule rule = new ContractRule();
        rule.day(move, territory, before, today);
        boolean amends = move.command() == ContractCommand.AMEND;
        rule.due("/amendment", amends, move.amendment());
        rule.due("/subject", amends, move.subject());
        if (move.command() == ContractCommand.END && move.reason() == null) {
            rule.add(
                    "/reason",
                    "REASON_REQUIRED",
                    "Mettre fin à un contrat se motive.",
                    "To end a contract takes a reason.");
        }
        if (move.amendment() != null) {
            rule.content("/amendment", move.amendment(), territory);
            if (move.amendment().parties().size() < 2
                    || move.amendment().parties().stream()
                            .anyMatch(party -> party.commitments().isEmpty())) {
                rule.add(
                        "/amendment/parties",
                        "CONTRACT_WITHOUT_PARTIES",
                        "Au moins deux parties, chacune avec un engagement.",
                        "At least two parties, each with a commitment.");
            }
        }
        rule.throwIfAny();
    }

    /**
     * Days that are past for a contract.
     *
     * @param lastSignature the day of its last version, null before the first
     * @param lastEnd the last day of the territory's contracts before it, which may be to come; null where it is the first one
     */
    record Before(
            @Nullable LocalDate lastSignature, @Nullable LocalDate lastEnd) {}

    private void day(ContractRequests.Move move, TerritoryBounds territory, Before before, LocalDate today) {
        LocalDate on = move.on();
        if (on.isBefore(territory.validFrom()) || on.isAfter(territory.lastDay())) {
            add(
                    "/on",
                    "OUTSIDE_TERRITORY",
                    "Le territoire va du " + territory.validFrom() + " au " + territory.lastDay() + ".",
                    "The territory goes from " + territory.validFrom() + " to " + territory.lastDay() + ".");
        } else if (move.command() != ContractCommand.END && on.isAfter(today)) {
            add("/on", "IN_THE_FUTURE", "Une signature a eu lieu.", "A signature has taken place.");
        } else if (before.lastSignature() != null && on.isBefore(before.lastSignature())) {
            add(
                    "/on",
                    "DATES_REVERSED",
                    "La dernière version est du " + before.lastSignature() + ".",
                    "The last version is of " + before.lastSignature() + ".");
        } else if (move.command() == ContractCommand.SIGN
                && before.lastEnd() != null
                && !on.isAfter(before.lastEnd())) {
            add(
                    "/on",
                    "TERM_OVERLAPS",
                    "Le contrat précédent est en vigueur jusqu'au " + before.lastEnd() + ".",
                    "The contract before is in force until " + before.lastEnd() + ".");
        }
    }

    private void due(String pointer, boolean due, @Nullable Object value) {
        if (due && value == null) {
            add(pointer, "REQUIRED", "Un avenant le demande.", "An amendment requires it.");
        } else if (!due && value != null) {
            add(pointer, "NOT_EXPECTED", "Seul un avenant le porte.", "Only an amendment carries it.");
        }
    }

    private void content(String prefix, Content content, TerritoryBounds territory) {
        if (content.endsOn().isBefore(content.startsOn())) {
            add(
                    prefix + "/endsOn",
                    "DATES_REVERSED",
                    "La fin ne précède pas le début.",
                    "The end does not come before the beginning.");
        }
        if (content.startsOn().isBefore(territory.validFrom())) {
            add(
                    prefix + "/startsOn",
                    "OUTSIDE_TERRITORY",
                    "Le territoire commence le " + territory.validFrom() + ".",
                    "The territory begins on " + territory.validFrom() + ".");
        }
        if (content.endsOn().isAfter(territory.lastDay())) {
            add(
                    prefix + "/endsOn",
                    "OUTSIDE_TERRITORY",
                    "Le territoire finit au plus tard le " + territory.lastDay() + ".",
                    "The territory ends on " + territory.lastDay() + " at the latest.");
        }
        Set<String> seen = new HashSet<>();
        List<Content.Party> parties = content.parties();
        for (int i = 0; i < parties.size(); i++) {
            Content.Party party = parties.get(i);
            if (!seen.add(party.kind() + " " + (party.code() == null ? party.name() : party.code()))) {
                add(
                        prefix + "/parties/" + i,
                        "REPEATED",
                        "Cette partie est nommée deux fois.",
                        "This party is named twice.");
            }
            if (party.kind() == Content.PartyKind.REGION
                    && (party.code() == null || !territory.regions().contains(party.code()))) {
                add(
                        prefix + "/parties/" + i + "/code",
                        "UNKNOWN_REGION",
                        "Donnez le code d'une région du territoire.",
                        "Give the code of a région of the territory.");
            }
        }
    }

    private void add(String pointer, String code, String fr, String en) {
        problem.at(pointer, code, new Text(fr, en));
    }

    private void throwIfAny() {
        if (!problem.items().isEmpty()) {
            throw problem;
        }
    }
}
