package fr.territoiresindustrie.territory.change;

import fr.territoiresindustrie.territory.change.ChangeRequests.DecisionBody;
import fr.territoiresindustrie.territory.change.ChangeRequests.OpinionBody;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The delegation decides on the opinion of the regional committees: the lead region's, and one of a region of each member that comes or
 * goes. It may decide against an opinion, but says why.
 */
final class DecisionRule {

    /** The programme was announced on that day. */
    static final LocalDate PROGRAMME_BEGINS = LocalDate.of(2018, 11, 22);

    private DecisionRule() {}

    /** What needs no registry: dates, repetitions, a reason where one is due. */
    static void check(DecisionBody decision, @Nullable String reason, LocalDate today, Findings findings) {
        day("/decision/decidedOn", decision.decidedOn(), today, findings);
        Set<String> seen = new HashSet<>();
        List<OpinionBody> opinions = decision.opinions();
        for (int i = 0; i < opinions.size(); i++) {
            OpinionBody opinion = opinions.get(i);
            String pointer = "/decision/opinions/" + i;
            if (!seen.add(opinion.region())) {
                findings.add(
                        pointer + "/region", "REPEATED", "Une région donne un avis.", "A region gives one opinion.");
            }
            day(pointer + "/givenOn", opinion.givenOn(), today, findings);
            if (opinion.givenOn().isAfter(decision.decidedOn())) {
                findings.add(
                        pointer + "/givenOn",
                        "OPINION_AFTER_DECISION",
                        "Un avis précède la décision.",
                        "An opinion comes before the decision.");
            }
            if (opinion.opinion() == Opinion.UNFAVOURABLE && reason == null) {
                findings.add(
                        "/reason",
                        "REASON_REQUIRED",
                        "Décider contre l'avis d'un comité se motive.",
                        "To decide against a committee's opinion takes a reason.");
            }
        }
    }

    private static void day(String pointer, LocalDate day, LocalDate today, Findings findings) {
        if (day.isBefore(PROGRAMME_BEGINS)) {
            findings.add(
                    pointer,
                    "BEFORE_PROGRAMME",
                    "Le programme commence le 22 novembre 2018.",
                    "The programme begins on 22 November 2018.");
        } else if (day.isAfter(today)) {
            findings.add(pointer, "IN_THE_FUTURE", "Cette date est à venir.", "This date is to come.");
        }
    }

    /** Which committees had to be heard. */
    static void checkCommittees(
            DecisionBody decision,
            String leadRegion,
            List<Candidate> members,
            Set<String> knownRegions,
            Findings findings) {
        Set<String> heard = new HashSet<>();
        for (int i = 0; i < decision.opinions().size(); i++) {
            String region = decision.opinions().get(i).region();
            heard.add(region);
            if (!knownRegions.contains(region)) {
                findings.add(
                        "/decision/opinions/" + i + "/region", "UNKNOWN_REGION", "Région inconnue.", "Unknown region.");
            }
        }
        if (!heard.contains(leadRegion)) {
            findings.add(
                    "/decision/opinions",
                    "OPINION_MISSING",
                    "L'avis du comité de la région chef de file " + leadRegion + " est demandé.",
                    "The opinion of the committee of the lead region " + leadRegion + " is required.");
        }
        for (Candidate member : members) {
            if (member.regions().stream().noneMatch(heard::contains)) {
                String regions =
                        String.join(", ", member.regions().stream().sorted().toList());
                findings.add(
                        member.pointer(),
                        "MEMBER_OF_ANOTHER_REGION",
                        member.name() + " est de la région " + regions + ", dont le comité n'a pas donné d'avis.",
                        member.name() + " is of region " + regions + ", whose committee has given no opinion.");
            }
        }
    }
}
