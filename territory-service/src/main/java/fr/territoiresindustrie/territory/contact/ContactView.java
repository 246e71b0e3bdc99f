package fr.territoiresindustrie.territory.contact;

import fr.territoiresindustrie.territory.person.ContactDetails;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The contact of an operator for a territory.
 *
 * @param name null once erased, and for whoever has no need of it
 * @param from first day
 * @param to last day, null while open
 * @param contact null where there is none, and for whoever has no need of it
 */
@Schema(name = "OperatorContact")
public record ContactView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String territory,
        @Schema(required = true) String operator,
        @Schema(required = true, nullable = true) @Nullable String name,
        @Schema(required = true) String function,
        @Schema(required = true) LocalDate from,
        @Schema(required = true, nullable = true) @Nullable LocalDate to,
        @Schema(required = true, nullable = true) @Nullable ContactDetails contact) {}
