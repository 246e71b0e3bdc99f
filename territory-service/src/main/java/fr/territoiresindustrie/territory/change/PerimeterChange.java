package fr.territoiresindustrie.territory.change;

import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.transition.Rule;
import fr.territoiresindustrie.kit.transition.Workflow;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change that has been written down, as its one command sees it.
 *
 * @param untilBefore of a closure: the last day that the territory had before
 * @param builtUpon whether a later change is about the same members
 */
record PerimeterChange(
        UUID id,
        String territory,
        ChangeView.Kind kind,
        LocalDate effectiveOn,
        String decision,
        ChangeStatus state,
        @Nullable LocalDate untilBefore,
        boolean builtUpon,
        long version) {

    /** Who decides on the map. */
    static final String DELEGATION = "delegation";

    private static final Rule<PerimeterChange> NOTHING_BUILT_UPON = Rule.of(
            "LATER_CHANGE",
            null,
            new Text(
                    "Un changement ultérieur porte sur les mêmes membres : annulez-le d'abord.",
                    "A later change is about the same members: cancel it first."),
            change -> !change.builtUpon());

    /** What has come into force is not cancelled: another change undoes it, from its own day on. */
    static final Workflow<PerimeterChange, ChangeStatus, ChangeCommand> TABLE = Workflow.of(
                    ChangeCommand.class, PerimeterChange::state)
            .move(
                    ChangeStatus.ANNOUNCED,
                    ChangeCommand.CANCEL,
                    ChangeStatus.CANCELLED,
                    Set.of(DELEGATION),
                    List.of(NOTHING_BUILT_UPON))
            .build();

    /** The state of a change on a day. */
    static ChangeStatus stateOn(boolean cancelled, LocalDate effectiveOn, LocalDate today) {
        if (cancelled) {
            return ChangeStatus.CANCELLED;
        }
        return effectiveOn.isAfter(today) ? ChangeStatus.ANNOUNCED : ChangeStatus.IN_FORCE;
    }
}
