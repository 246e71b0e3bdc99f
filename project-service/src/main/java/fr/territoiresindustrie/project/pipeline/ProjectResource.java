package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import fr.territoiresindustrie.project.award.AwardView;
import fr.territoiresindustrie.project.sheet.Sheet;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/projects")
@RunOnVirtualThread
@Tag(name = "Projets")
class ProjectResource {

    private final ProjectService projects;
    private final Callers callers;

    ProjectResource(ProjectService projects, Callers callers) {
        this.projects = projects;
        this.callers = callers;
    }

    @POST
    @RolesAllowed(Roles.TERRITORY)
    @Idempotent
    @Operation(
            operationId = "createProject",
            summary = "Commence une fiche action",
            description =
                    "Par l'équipe du territoire, pour lui-même. La fiche peut être incomplète tant qu'elle est un brouillon. Si des projets lui"
                            + " ressemblent, elle est prise tout de même et nearDuplicates les nomme.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ProjectView.class, responseCode = "201", responseDescription = "La fiche commencée.")
    public RestResponse<ProjectView> create(@NotNull @Valid ProjectRequests.Creation creation) {
        ProjectView view = projects.create(creation, callers.current());
        return Versioned.created(view, view.version(), "/v1/projects/" + view.id());
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Operation(
            operationId = "getProject",
            summary = "Lit un projet",
            description =
                    "Avec ses aides conventionnées. Les notes confidentielles ne vont qu'au territoire, à ses régions et à la délégation.")
    public RestResponse<ProjectView> get(@PathParam("id") UUID id) {
        ProjectView view = projects.get(id, callers.current());
        return Versioned.ok(view, view.version());
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.TERRITORY)
    @Operation(
            operationId = "editProject",
            summary = "Réécrit la fiche",
            description = "Par son territoire, tant qu'elle est un brouillon ou lui a été renvoyée.")
    public RestResponse<ProjectView> edit(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid Sheet sheet) {
        ProjectView view = projects.edit(id, sheet, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(view, view.version());
    }

    @GET
    @Path("{id}/history")
    @PermitAll
    @Operation(
            operationId = "listProjectHistory",
            summary = "Lit l'histoire d'un projet",
            description =
                    "La plus récente d'abord. Auteurs, motifs et détails ne vont qu'au territoire, à ses régions et à la délégation.")
    public RestResponse<PageView<HistoryEntryView>> history(
            @PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(projects.history(id, page, callers.current()), uri);
    }

    @GET
    @Path("{id}/awards")
    @PermitAll
    @Operation(
            operationId = "listProjectAwards",
            summary = "Liste les aides conventionnées d'un projet",
            description = "Copie tenue à jour par les événements du service des financements.")
    public RestResponse<PageView<AwardView>> awards(
            @PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(projects.awards(id, page, callers.current()), uri);
    }
}
