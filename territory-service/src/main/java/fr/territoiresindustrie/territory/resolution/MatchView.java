package fr.territoiresindustrie.territory.resolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.territory.reference.TermView;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A place that a code stands for, and where it is.
 *
 * @param kind what the code is of
 * @param by which of its codes was asked
 * @param code of the commune in force, or SIREN of the intercommunality
 * @param filiation for a code that is or was of something else: that part, former commune or intercommunality, which leads to this place
 * @param communes the commune, or those of the intercommunality
 * @param intercommunality the EPCI; for an EPT the métropole
 * @param territories of both phases with their days, or those in force on the day asked
 * @param programmes other programmes that support the place
 */
@Schema(name = "ResolutionMatch")
public record MatchView(
        @Schema(required = true) Kind kind,
        @Schema(required = true) By by,
        @Schema(required = true) String code,
        @Schema(required = true) String name,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Filiation filiation,

        @Schema(required = true) List<Place> communes,
        @Schema(required = true, nullable = true) @Nullable Body intercommunality,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Body ept,

        @Schema(required = true) List<Place> departements,
        @Schema(required = true) List<Place> regions,
        @Schema(required = true) List<TermView> territories,
        @Schema(required = true) List<Programme> programmes) {

    /**
     * What a code is of. FORMER_COMMUNE: merged, and not kept as a delegated commune. LATER_COMMUNE: not a commune yet on the day asked; the
     * match is one that it comes from. FORMER_INTERCOMMUNALITY: gone; the match is one that took over communes of it.
     */
    @Schema(name = "ResolutionKind")
    public enum Kind {
        COMMUNE,
        DELEGATED_COMMUNE,
        ASSOCIATED_COMMUNE,
        MUNICIPAL_ARRONDISSEMENT,
        FORMER_COMMUNE,
        LATER_COMMUNE,
        INTERCOMMUNALITY,
        EPT,
        FORMER_INTERCOMMUNALITY
    }

    /** Which code of it. */
    @Schema(name = "ResolutionBy")
    public enum By {
        CODE,
        SIREN,
        SIRET,
        POSTAL_CODE
    }

    /** A code with its name. */
    @Schema(name = "NamedCode")
    public record Place(
            @Schema(required = true) String code,
            @Schema(required = true) String name) {}

    /**
     * What a code was of, where it is not the code of the place that it leads to.
     *
     * @param since from which day on it leads there, where that is known
     */
    @Schema(name = "ResolutionFiliation")
    public record Filiation(
            @Schema(required = true) String code,
            @Schema(required = true) String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate since) {}

    /** An intercommunality in short. */
    @Schema(name = "NamedIntercommunality")
    public record Body(
            @Schema(required = true) String siren,
            @Schema(required = true) String name,
            @Schema(required = true) String nature) {}

    /**
     * Another programme.
     *
     * @param through whether it supports the commune itself, or its intercommunality or EPT
     */
    @Schema(name = "NamedProgramme")
    public record Programme(
            @Schema(required = true) String code,
            @Schema(required = true) String name,
            @Schema(required = true) Through through) {}

    /** Which level a programme supports. */
    @Schema(name = "ProgrammeLevel")
    public enum Through {
        COMMUNE,
        INTERCOMMUNALITY
    }
}
