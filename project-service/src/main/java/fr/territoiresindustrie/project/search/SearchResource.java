package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kit.export.ExportFormat;
import fr.territoiresindustrie.kit.export.Exports;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.text.PlainText;
import fr.territoiresindustrie.project.search.SearchService.Found;
import fr.territoiresindustrie.project.search.SearchService.Wanted;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/projects/search")
@RunOnVirtualThread
@Tag(name = "Projets")
class SearchResource {

    private final SearchService search;
    private final ProjectFiles files;
    private final Exports exports;
    private final Callers callers;

    SearchResource(SearchService search, ProjectFiles files, Exports exports, Callers callers) {
        this.files = files;
        this.exports = exports;
        this.search = search;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON, ExportFormat.GEO_JSON})
    @Operation(
            operationId = "searchProjects",
            summary = "Cherche des projets",
            description =
                    "En français, sans égard aux accents ni aux formes des mots, dans le titre, le résumé, le porteur et les lieux ; le dernier"
                            + " mot peut être inachevé. Les mieux placés d'abord, ou dans le tri demandé. La première page compte les projets"
                            + " trouvés par état, thème, origine, région et phase, selon les droits de l'appelant et les autres filtres ; au-delà"
                            + " de 1 000 projets trouvés par des mots ou des filtres fins, ces nombres sont estimés (approximate) et le classement"
                            + " porte sur 1 000 d'entre eux (truncated). En CSV, NDJSON ou GeoJSON (Accept), tous les projets trouvés, par référence ou"
                            + " dans le tri demandé.")
    public RestResponse<SearchView> search(
            @QueryParam("q") @Parameter(description = "Les mots cherchés.") @Size(max = 200) @PlainText @Nullable
                    String words,
            @BeanParam @Valid ProjectCriteria criteria,
            @QueryParam("sort")
                    @Size(max = 40)
                    @Parameter(
                            description =
                                    "reference, createdAt, updatedAt, stateSince ou cost ; précédé de - pour l'ordre inverse. Sans tri, les"
                                            + " projets les mieux placés d'abord.")
                    @Nullable
                    String sort,
            @QueryParam("highlight")
                    @DefaultValue("false")
                    @Pattern(regexp = "^(true|false)$")
                    @Parameter(
                            description = "Montre où sont les mots.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String highlight,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Wanted wanted = new Wanted(
                words, criteria, sort == null ? null : ProjectSort.read(sort), Boolean.parseBoolean(highlight));
        Caller caller = callers.current();
        if (ExportFormat.asked(headers.getAcceptableMediaTypes()).isPresent()) {
            return file(
                    exports.answer(files.projects(), page, uri, headers, next -> search.matches(wanted, next, caller)));
        }
        Found found = search.search(wanted, page, caller);
        RestResponse<PageView<SearchView.HitView>> answer = PageView.answer(found.page(), uri);
        PageView<SearchView.HitView> paged = Objects.requireNonNull(answer.getEntity());
        var built = RestResponse.ResponseBuilder.ok(new SearchView(
                paged.items(),
                paged.next(),
                paged.totalEstimate(),
                found.approximate(),
                found.truncated(),
                found.facets()));
        @Nullable String link = answer.getHeaderString(HttpHeaders.LINK);
        return (link == null ? built : built.header(HttpHeaders.LINK, link)).build();
    }

    /** The type of the answer stays that of the search, for the contract; the framework writes what it finds. */
    @SuppressWarnings("unchecked")
    private static RestResponse<SearchView> file(RestResponse<?> answer) {
        return (RestResponse<SearchView>) answer;
    }
}
