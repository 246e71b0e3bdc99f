package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kit.export.ExportFormat;
import fr.territoiresindustrie.kit.export.Exports;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.text.PlainText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/projects")
@RunOnVirtualThread
@Tag(name = "Projets")
class ProjectListResource {

    private final SearchService search;
    private final ProjectFiles files;
    private final Exports exports;
    private final Callers callers;

    ProjectListResource(SearchService search, ProjectFiles files, Exports exports, Callers callers) {
        this.files = files;
        this.exports = exports;
        this.search = search;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON, ExportFormat.GEO_JSON})
    @Operation(
            operationId = "listProjects",
            summary = "Liste les projets",
            description =
                    "Ceux que l'appelant peut voir, par référence. Le public voit les projets approuvés et leur suite. Un projet fusionné"
                            + " dans un autre n'y est pas. Sous un filtre que les compteurs ne tiennent pas, totalEstimate est estimé au-delà de 5 000 projets"
                            + " environ. En CSV, NDJSON ou GeoJSON (Accept), la liste entière.")
    public RestResponse<PageView<ProjectSummaryView>> list(
            @QueryParam("q")
                    @Parameter(description = "Texte contenu dans le titre.")
                    @Size(max = 200)
                    @PlainText
                    @Nullable
                    String text,
            @BeanParam @Valid ProjectCriteria criteria,
            @QueryParam("sort")
                    @DefaultValue("reference")
                    @Size(max = 40)
                    @Parameter(
                            description =
                                    "reference, createdAt, updatedAt, stateSince ou cost ; précédé de - pour l'ordre inverse.")
                    String sort,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        ProjectSort.Order order = ProjectSort.read(sort);
        Caller caller = callers.current();
        return exports.answer(
                files.projects(), page, uri, headers, next -> search.list(text, criteria, order, next, caller));
    }
}
