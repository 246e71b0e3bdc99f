package fr.territoiresindustrie.territory.map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link of OGC API.
 *
 * @param rel relation to what links
 * @param type media type of what is linked
 */
@Schema(name = "MapLink")
public record LinkView(
        @Schema(required = true) String href,
        @Schema(required = true, examples = "self") String rel,
        @Schema(required = true) String type,
        @Schema(required = true) String title) {

    /** As it stands in the {@code Link} header (RFC 8288), without the title, which need not be ASCII. */
    String header() {
        return "<" + href + ">; rel=\"" + rel + "\"; type=\"" + type + "\"";
    }
}
