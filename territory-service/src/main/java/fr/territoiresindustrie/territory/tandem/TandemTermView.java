package fr.territoiresindustrie.territory.tandem;

import fr.territoiresindustrie.territory.person.ContactDetails;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's term in a tandem.
 *
 * @param from first day
 * @param to last day, null while open
 * @param contact null where there is none, and for whoever has no need of it
 */
@Schema(name = "TandemTerm")
public record TandemTermView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String territory,
        @Schema(required = true) Seat seat,
        @Schema(required = true) String name,
        @Schema(required = true) String function,
        @Schema(required = true) String organisation,
        @Schema(required = true, nullable = true) @Nullable String organisationSiren,
        @Schema(required = true) LocalDate from,
        @Schema(required = true, nullable = true) @Nullable LocalDate to,
        @Schema(required = true, nullable = true) @Nullable ContactDetails contact) {}
