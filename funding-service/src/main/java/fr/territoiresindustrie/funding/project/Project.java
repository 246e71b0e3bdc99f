package fr.territoiresindustrie.funding.project;

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
        @Nullable String externalId) {

    private static final List<String> APPROVED =
            List.of("APPROVED", "APPROVED_WITH_CONDITIONS", "IN_PROGRESS", "ON_HOLD", "COMPLETED");

    /** Whether its committee has approved it and nothing has undone that. */
    public boolean isApproved() {
        return APPROVED.contains(state);
    }
}
