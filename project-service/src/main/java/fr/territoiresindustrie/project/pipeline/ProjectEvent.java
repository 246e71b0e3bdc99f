package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.project.sheet.Lead;
import fr.territoiresindustrie.project.sheet.Theme;
import fr.territoiresindustrie.project.territory.Territory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every event of a project tells: no person, nothing confidential. */
record ProjectEvent(
        UUID id,
        String reference,
        @Nullable String title,
        String territory,
        String leadRegion,
        List<String> regions,
        @Nullable Theme theme,
        ProjectState state,
        @Nullable String leadName,
        @Nullable String leadSiren,
        List<String> communes,
        Origin origin,
        @Nullable String externalId,
        @Nullable String reason,
        Instant updatedAt) {

    static ProjectEvent of(Project project, Territory territory, @Nullable String reason) {
        @Nullable Lead lead = project.sheet().lead();
        return new ProjectEvent(
                project.id(),
                project.reference(),
                project.sheet().title(),
                project.territory(),
                territory.leadRegion(),
                territory.regions(),
                project.sheet().theme(),
                project.state(),
                lead == null ? null : lead.name(),
                lead == null ? null : lead.siren(),
                project.sheet().locations(),
                project.origin(),
                project.externalId(),
                reason,
                project.updatedAt());
    }
}
