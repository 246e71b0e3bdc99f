package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.transition.Rule;
import fr.territoiresindustrie.kit.transition.Workflow;
import fr.territoiresindustrie.territory.vintage.VintageCase.Conflict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The moves of a vintage. */
final class VintageWorkflow {

    private static final int SHOWN = 10;
    private static final Set<String> ADMIN = Set.of(Roles.PLATFORM_ADMIN);

    private static final Rule<VintageCase> STILL_COMPARED = Rule.of(
            "COMPARED_WITH_ANOTHER_VINTAGE",
            null,
            new Text(
                    "Un autre millésime a été appliqué depuis : déposez à nouveau les fichiers.",
                    "Another vintage has been applied since: upload the files again."),
            VintageCase::compared);

    private static final Rule<VintageCase> SOMETHING = Rule.of(
            "NOTHING_CHANGES",
            null,
            new Text("Ce millésime ne change rien.", "This vintage changes nothing."),
            vintage -> vintage.changes() > 0);

    static final Workflow<VintageCase, VintageState, VintageCommand> TABLE = Workflow.of(
                    VintageCommand.class, VintageCase::state)
            .move(
                    VintageState.VALIDATED,
                    VintageCommand.APPLY,
                    VintageState.APPLIED,
                    ADMIN,
                    List.of(STILL_COMPARED, SOMETHING, VintageWorkflow::oneTerritory))
            .move(VintageState.VALIDATED, VintageCommand.DISCARD, VintageState.DISCARDED, ADMIN, List.of())
            .build();

    private VintageWorkflow() {}

    private static Optional<Rule.Unmet> oneTerritory(VintageCase vintage) {
        if (vintage.conflicts().isEmpty()) {
            return Optional.empty();
        }
        String which = vintage.conflicts().stream()
                .limit(SHOWN)
                .map(VintageWorkflow::shortly)
                .collect(Collectors.joining(" ; "));
        String more = vintage.conflicts().size() > SHOWN ? " ; …" : ".";
        return Optional.of(new Rule.Unmet(
                "TWO_TERRITORIES_OF_ONE_PHASE",
                new Text(
                        "Des communes seraient dans deux territoires d'une même phase : " + which + more,
                        "Communes would lie in two territories of one phase: " + which + more),
                null));
    }

    private static String shortly(Conflict conflict) {
        return conflict.commune() + " (" + conflict.territory() + ", " + conflict.otherTerritory() + ")";
    }
}
