package fr.territoiresindustrie.kit.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param at when, UTC
 * @param actor who: a user name, or the client id of a machine
 * @param action the command
 * @param details what changed, where the command has more to say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "HistoryEntry")
public record HistoryEntryView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Instant at,
        @Schema(required = true) String actor,
        @Schema(required = true) String action,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reason,

        @Nullable @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        JsonNode details) {

    /** The same without who did it and why: for those who may see the aggregate but not its people. */
    public HistoryEntryView withoutPeople() {
        return new HistoryEntryView(id, at, "-", action, from, to, null, details);
    }

    /** The same without what changed. */
    public HistoryEntryView withoutDetails() {
        return new HistoryEntryView(id, at, actor, action, from, to, reason, null);
    }
}
