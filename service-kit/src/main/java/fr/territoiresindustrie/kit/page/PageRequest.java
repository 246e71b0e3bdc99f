package fr.territoiresindustrie.kit.page;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a caller says of the page it wants: how many items (1 to 200, 50 by default), and after which cursor. */
public final class PageRequest {

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    @Parameter(description = "Nombre d'éléments de la page, 200 au plus.")
    int limit = 50;

    @QueryParam("cursor")
    @Size(max = 2000)
    @Parameter(description = "Curseur opaque, pris dans next de la page précédente.")
    @Nullable
    String cursor;

    /** For the framework, which fills the fields from the query. */
    public PageRequest() {}

    private PageRequest(int limit, @Nullable String cursor) {
        this.limit = limit;
        this.cursor = cursor;
    }

    public static PageRequest of(int limit, @Nullable String cursor) {
        return new PageRequest(limit, cursor);
    }

    public int limit() {
        return limit;
    }

    public @Nullable String cursor() {
        return cursor;
    }
}
