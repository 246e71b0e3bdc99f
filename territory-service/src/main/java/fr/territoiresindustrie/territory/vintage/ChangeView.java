package fr.territoiresindustrie.territory.vintage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A difference between a vintage and the one before.
 *
 * @param code of the place, or SIREN of the intercommunality
 * @param from for a code that is new, where it comes from; for one that is gone, itself
 * @param to for a code that is gone, where it leads
 * @param field which fact changes
 * @param before the fact until the eve
 * @param after the fact from the first day
 */
@Schema(name = "ReferenceChange")
public record ChangeView(
        @Schema(required = true) int position,
        @Schema(required = true) Subject subject,
        @Schema(required = true) Kind kind,
        @Schema(required = true) String code,
        @Schema(required = true) String name,
        @Schema(required = true, nullable = true) @Nullable String from,
        @Schema(required = true, nullable = true) @Nullable String to,
        @Schema(required = true, nullable = true) @Nullable String field,
        @Schema(required = true, nullable = true) @Nullable String before,
        @Schema(required = true, nullable = true) @Nullable String after) {

    /** What a difference is about; PART is a delegated or associated commune or a municipal arrondissement. */
    @Schema(name = "ReferenceChangeSubject")
    public enum Subject {
        COMMUNE,
        INTERCOMMUNALITY,
        PART
    }

    /**
     * What happens. MERGED: gone, another one takes it over. SPLIT: leaves another one that stays. MOVED: into another intercommunality,
     * commune, arrondissement, département or région. ENDED: gone, several take it over or nobody.
     */
    @Schema(name = "ReferenceChangeKind")
    public enum Kind {
        CREATED,
        ENDED,
        MERGED,
        SPLIT,
        RENAMED,
        MOVED,
        CHANGED,
        POPULATION
    }
}
