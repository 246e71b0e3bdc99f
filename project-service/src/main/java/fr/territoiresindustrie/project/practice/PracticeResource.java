package fr.territoiresindustrie.project.practice;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.problem.Constants;
import fr.territoiresindustrie.kit.text.PlainText;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import fr.territoiresindustrie.project.sheet.Theme;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/good-practices")
@RunOnVirtualThread
@Tag(name = "Projets totems et bonnes pratiques")
class PracticeResource {

    private final PracticeService practices;
    private final Callers callers;

    PracticeResource(PracticeService practices, Callers callers) {
        this.practices = practices;
        this.callers = callers;
    }

    @POST
    @RolesAllowed({Roles.TERRITORY, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "createGoodPractice",
            summary = "Commence une bonne pratique",
            description =
                    "Par le territoire d'un projet achevé, ou la délégation. Elle est lue de tous une fois publiée.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = PracticeView.class, responseCode = "201", responseDescription = "La bonne pratique.")
    public RestResponse<PracticeView> create(@NotNull @Valid PracticeRequests.Creation creation) {
        PracticeView view = practices.create(creation, callers.current());
        return Versioned.created(view, view.version(), "/v1/good-practices/" + view.id());
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listGoodPractices",
            summary = "Liste les bonnes pratiques",
            description = "Les plus récentes d'abord ; le public lit celles qui sont publiées.")
    public RestResponse<PageView<PracticeView>> list(
            @QueryParam("territory") @Size(max = 20) @PlainText @Nullable String territory,
            @QueryParam("theme") @Parameter(schema = @Schema(implementation = Theme.class)) @Nullable String theme,
            @QueryParam("project") @Nullable String project,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(
                practices.list(
                        territory,
                        Constants.read(Theme.class, "theme", theme),
                        Constants.uuid("project", project),
                        page,
                        callers.current()),
                uri);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Operation(operationId = "getGoodPractice", summary = "Lit une bonne pratique", description = "Avec son projet.")
    public RestResponse<PracticeView> get(@PathParam("id") UUID id) {
        return answer(practices.get(id, callers.current()));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.TERRITORY, Roles.DELEGATION})
    @Operation(
            operationId = "editGoodPractice",
            summary = "Réécrit une bonne pratique",
            description = "Par le territoire du projet ou la délégation, tant qu'elle n'est pas retirée.")
    public RestResponse<PracticeView> edit(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid PracticeRequests.Edit edit) {
        return answer(practices.edit(id, edit, IfMatch.required(ifMatch), callers.current()));
    }

    @POST
    @Path("{id}/publication")
    @RolesAllowed({Roles.TERRITORY, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "publishGoodPractice",
            summary = "Publie une bonne pratique",
            description = "Par le territoire du projet ou la délégation ; un événement du projet le dit.")
    public RestResponse<PracticeView> publish(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(practices.publish(id, IfMatch.required(ifMatch), callers.current()));
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed({Roles.TERRITORY, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "withdrawGoodPractice",
            summary = "Retire une bonne pratique",
            description = "Par le territoire du projet ou la délégation, pour de bon.")
    public RestResponse<PracticeView> withdraw(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(practices.withdraw(id, IfMatch.required(ifMatch), callers.current()));
    }

    private static RestResponse<PracticeView> answer(PracticeView view) {
        return Versioned.ok(view, view.version());
    }
}
