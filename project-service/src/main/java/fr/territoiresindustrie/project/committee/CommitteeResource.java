package fr.territoiresindustrie.project.committee;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.problem.Constants;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

@Path("/v1/committees")
@RunOnVirtualThread
@Tag(name = "Comités")
class CommitteeResource {

    private final CommitteeService committees;
    private final Callers callers;

    CommitteeResource(CommitteeService committees, Callers callers) {
        this.committees = committees;
        this.callers = callers;
    }

    @POST
    @RolesAllowed({Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "createCommittee",
            summary = "Crée un comité",
            description =
                    "Une région crée ses comités de pilotage, la délégation le comité national. Membres avec leur rôle et leur mandat ; le"
                            + " quorum compte les membres délibérants.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = CommitteeView.class, responseCode = "201", responseDescription = "Le comité.")
    public RestResponse<CommitteeView> create(@NotNull @Valid CommitteeRequests.Creation creation) {
        CommitteeView view = committees.create(creation, callers.current());
        return Versioned.created(view, view.version(), "/v1/committees/" + view.id());
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listCommittees",
            summary = "Liste les comités",
            description = "Par nom. Les noms des personnes ne vont qu'aux territoires, aux régions et à la délégation.")
    public RestResponse<PageView<CommitteeView>> list(
            @QueryParam("level") @Parameter(schema = @Schema(implementation = CommitteeLevel.class)) @Nullable
                    String level,
            @QueryParam("region") @Pattern(regexp = "^[0-9]{2,3}$") @Nullable String region,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(
                committees.list(Constants.read(CommitteeLevel.class, "level", level), region, page, callers.current()),
                uri);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Operation(operationId = "getCommittee", summary = "Lit un comité", description = "Composition et quorum.")
    public RestResponse<CommitteeView> get(@PathParam("id") UUID id) {
        CommitteeView view = committees.view(id, callers.current());
        return Versioned.ok(view, view.version());
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.REGION, Roles.DELEGATION})
    @Operation(
            operationId = "editCommittee",
            summary = "Réécrit un comité",
            description = "Par son secrétariat : nom, quorum, membres. Un mandat qui finit garde sa date de fin.")
    public RestResponse<CommitteeView> edit(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid CommitteeRequests.Edit written) {
        CommitteeView view = committees.edit(id, written, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(view, view.version());
    }
}
