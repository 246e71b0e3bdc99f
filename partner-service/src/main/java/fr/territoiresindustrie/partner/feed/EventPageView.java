package fr.territoiresindustrie.partner.feed;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stretch of the feed.
 *
 * @param next path and query of what follows, also when nothing follows yet
 * @param cursor where this stretch ends; beyond the last item when what followed it is not for this caller
 * @param more whether the feed goes on now
 */
@Schema(name = "EventPage")
public record EventPageView(
        @Schema(required = true) List<CloudEventView> items,
        @Schema(required = true) String next,
        @Schema(required = true) String cursor,
        @Schema(required = true) boolean more) {}
