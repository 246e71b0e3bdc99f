package fr.territoiresindustrie.funding.project;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What funding knows of a project: a copy, as of the last event received. */
public record Project(
        UUID id,
        String reference,
        @Nullable String title,
        String territory,
        String leadRegion,
        List<String> regions,
        String state,
        @Nullable String leadSiren,
        @Nullable String leadName,
        @Nullable String externalId,
        @Nullable String theme) {

    private static final List<String> APPROVED =
            List.of("APPROVED", "APPROVED_WITH_CONDITIONS", "IN_PROGRESS", "ON_HOLD", "COMPLETED");

    /** Whether its committee has approved it and nothing has undone that. */
    public boolean isApproved() {
        return APPROVED.contains(state);
    }

    /** The phase of the programme, which the territory's code tells; null for a code of another form. */
    public @Nullable Integer phase() {
        return territory.matches("^TI\\d-.*") ? territory.charAt(2) - '0' : null;
    }

    /** Whether the caller may know of it: everybody once approved; before that those who may read the sheet or are asked for money. */
    public boolean isVisibleTo(Caller caller) {
        return isApproved()
                || caller.isTerritory(territory)
                || (!state.equals("DRAFT")
                        && (caller.readsEverything()
                                || caller.is(Roles.OPERATOR)
                                || regions.stream().anyMatch(caller::isRegion)));
    }
}
