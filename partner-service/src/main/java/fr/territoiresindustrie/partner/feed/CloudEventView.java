package fr.territoiresindustrie.partner.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event as partners get it: CloudEvents 1.0, JSON. A tombstone, whose type ends in {@code .removed.v1}, has no data: its subject is no
 * longer to be seen by its reader, or no longer there.
 *
 * @param sequence position within the events of its subject
 * @param cursor place in the feed: give it as {@code after} to go on from here
 */
@Schema(
        name = "CloudEvent",
        description = "CloudEvents 1.0. Sans data, l'événement dit que son sujet n'est plus visible.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEventView(
        @Schema(required = true, examples = "1.0") String specversion,
        @Schema(required = true) UUID id,

        @Schema(required = true, examples = "/project-service")
        String source,

        @Schema(required = true, examples = "fr.territoires-industrie.project.approved.v1")
        String type,

        @Schema(required = true) String subject,
        @Schema(required = true) Instant time,
        @Schema(nullable = true) @Nullable String datacontenttype,
        @Schema(nullable = true) @Nullable String dataschema,
        @Schema(required = true) long sequence,
        @Schema(required = true) String cursor,

        @Schema(type = SchemaType.OBJECT, nullable = true) @JsonRawValue @Nullable
        String data) {}
