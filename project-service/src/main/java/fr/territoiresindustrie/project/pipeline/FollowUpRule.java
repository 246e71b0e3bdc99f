package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.transition.Rule;
import fr.territoiresindustrie.kit.transition.Rule.Unmet;
import fr.territoiresindustrie.project.sheet.AchievedResult;
import fr.territoiresindustrie.project.sheet.ExpectedResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What later moves demand: conditions lifted, results told, no second way beside the session that has the project on its agenda. */
final class FollowUpRule {

    static final List<Rule<ProjectCase>> CONDITIONS_LIFTED = List.of(FollowUpRule::lifted);
    static final List<Rule<ProjectCase>> RESULTS_TOLD = List.of(FollowUpRule::told);
    static final List<Rule<ProjectCase>> NO_SESSION = List.of(Rule.of(
            "ON_AGENDA",
            null,
            new Text(
                    "Le projet est à l'ordre du jour d'une séance convoquée ou ouverte : c'est elle qui décide.",
                    "The project is on the agenda of a session that is convened or open: that session decides."),
            c -> !c.facts().onLiveAgenda()));

    private FollowUpRule() {}

    private static Optional<Unmet> lifted(ProjectCase c) {
        int open = c.facts().openConditions();
        return open == 0
                ? Optional.empty()
                : Optional.of(new Unmet(
                        "CONDITIONS_OPEN",
                        new Text("Réserves encore ouvertes : " + open + ".", "Conditions still open: " + open + "."),
                        "/conditions"));
    }

    /** A figure that was promised is told, also when it came to nothing; a project that promised none tells one at least. */
    private static Optional<Unmet> told(ProjectCase c) {
        Set<ExpectedResult.Kind> achieved =
                c.achieved().stream().map(AchievedResult::kind).collect(Collectors.toSet());
        String missing = c.project().sheet().expectedResults().stream()
                .map(ExpectedResult::kind)
                .filter(kind -> !achieved.contains(kind))
                .distinct()
                .map(Enum::name)
                .collect(Collectors.joining(", "));
        if (missing.isEmpty() && !achieved.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Unmet(
                "ACHIEVED_RESULTS_MISSING",
                missing.isEmpty()
                        ? new Text("Dites ce que le projet a obtenu.", "Tell what the project has achieved.")
                        : new Text(
                                "Résultats obtenus qui manquent : " + missing + ".",
                                "Achieved results that are missing: " + missing + "."),
                "/achievedResults"));
    }
}
