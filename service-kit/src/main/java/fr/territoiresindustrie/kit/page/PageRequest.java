package fr.territoiresindustrie.kit.page;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a caller says of the page it wants: how many items (1 to 200, 50 by default), and after which cursor. */
public final class PageRequest {

    /** As text, so that one that is no number is refused like any other wrong value, not as an unknown address. */
    @QueryParam("limit")
    @DefaultValue("50")
    @Pattern(regexp = "^([1-9][0-9]?|1[0-9][0-9]|200)$")
    @Parameter(
            description = "Nombre d'éléments de la page, 200 au plus.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    String limit = "50";

    @QueryParam("cursor")
    @Size(max = 2000)
    @Parameter(description = "Curseur opaque, pris dans next de la page précédente.")
    @Nullable
    String cursor;

    /** For the framework, which fills the fields from the query. */
    public PageRequest() {}

    private @Nullable Sweep sweep;

    private PageRequest(int limit, @Nullable String cursor) {
        this.limit = String.valueOf(limit);
        this.cursor = cursor;
    }

    /** A request for the next rows of a whole list, whatever their number. */
    PageRequest(Sweep sweep) {
        this.sweep = sweep;
    }

    public static PageRequest of(int limit, @Nullable String cursor) {
        return new PageRequest(limit, cursor);
    }

    public int limit() {
        return Integer.parseInt(limit);
    }

    public @Nullable String cursor() {
        return cursor;
    }

    @Nullable
    Sweep sweep() {
        return sweep;
    }
}
