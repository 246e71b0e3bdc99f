package fr.territoiresindustrie.project.search;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
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
    private final Callers callers;

    ProjectListResource(SearchService search, Callers callers) {
        this.search = search;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listProjects",
            summary = "Liste les projets",
            description =
                    "Ceux que l'appelant peut voir, par référence. Le public voit les projets approuvés et leur suite. Un projet fusionné"
                            + " dans un autre n'y est pas.")
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
            @Context UriInfo uri) {
        return PageView.answer(search.list(text, criteria, ProjectSort.read(sort), page, callers.current()), uri);
    }
}
