package fr.territoiresindustrie.territory.perimeter;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A place of the territory that is in another programme.
 *
 * @param programme code of the programme
 * @param entity the programme's own number of what it supports
 * @param signedOn day of the signature, where published
 * @param communeCode the present code of the commune, when the beneficiary is a commune
 * @param siren of the intercommunality or EPT, when it is the beneficiary
 */
@Schema(name = "TerritoryProgramme")
public record ProgrammeView(
        @Schema(required = true, examples = "PVD") String programme,
        @Schema(required = true) String programmeName,
        @Schema(required = true) String entity,
        @Schema(required = true) String entityName,
        @Schema(required = true, nullable = true) @Nullable LocalDate signedOn,
        @Schema(required = true) MemberView.Kind kind,
        @Schema(required = true, nullable = true) @Nullable String communeCode,
        @Schema(required = true, nullable = true) @Nullable String siren) {}
