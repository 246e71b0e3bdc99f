package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What makes a sub-envelope legal, rule by rule. */
record SubEnvelopeRule(String code, String pointer, Text message, BiPredicate<Envelope, Candidate> holds) {

    static final int DEEPEST = 4;

    /** What is asked. */
    record Candidate(
            String fundingSource,
            Perimeter perimeter,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            Map<String, String> regionOf) {}

    private static final List<SubEnvelopeRule> ALL = List.of(
            new SubEnvelopeRule(
                    "ANOTHER_SOURCE",
                    "/fundingSource",
                    new Text("La source est celle de l'enveloppe mère.", "The source is that of the parent."),
                    (parent, asked) -> asked.fundingSource().equals(parent.sourceCode())),
            new SubEnvelopeRule(
                    "PERIMETER_OUTSIDE",
                    "/perimeter",
                    new Text("Le périmètre est dans celui de l'enveloppe mère.", "The perimeter lies in the parent's."),
                    (parent, asked) -> parent.perimeter().contains(asked.perimeter(), asked.regionOf())),
            new SubEnvelopeRule(
                    "STARTS_OUTSIDE",
                    "/startsOn",
                    new Text("Elle ne commence pas avant l'enveloppe mère.", "It does not start before the parent."),
                    (parent, asked) -> parent.startsOn() == null
                            || asked.startsOn() == null
                            || !asked.startsOn().isBefore(parent.startsOn())),
            new SubEnvelopeRule(
                    "ENDS_OUTSIDE",
                    "/endsOn",
                    new Text("Elle ne finit pas après l'enveloppe mère.", "It does not end after the parent."),
                    (parent, asked) -> parent.endsOn() == null
                            || asked.endsOn() == null
                            || !asked.endsOn().isAfter(parent.endsOn())),
            new SubEnvelopeRule(
                    "TOO_DEEP",
                    "/parent",
                    new Text("Cinq niveaux au plus.", "Five levels at most."),
                    (parent, asked) -> parent.depth() < DEEPEST));

    /** Refuses with every rule that is broken. */
    static void check(Envelope parent, Candidate asked) {
        List<SubEnvelopeRule> broken =
                ALL.stream().filter(rule -> !rule.holds().test(parent, asked)).toList();
        if (!broken.isEmpty()) {
            Problem problem = EnvelopeProblem.SUB_ENVELOPE_NOT_LEGAL.because(
                    "Cette sous-enveloppe sort du cadre de l'enveloppe mère : voir errors.",
                    "This sub-envelope leaves the frame of its parent: see errors.");
            broken.forEach(rule -> problem.at(rule.pointer(), rule.code(), rule.message()));
            throw problem;
        }
    }
}
