package fr.territoiresindustrie.project.opinion;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/projects/{id}/opinions")
@RunOnVirtualThread
@Tag(name = "Avis")
class OpinionResource {

    private final OpinionService opinions;
    private final Callers callers;

    OpinionResource(OpinionService opinions, Callers callers) {
        this.opinions = opinions;
        this.callers = callers;
    }

    /** The opinions on a project. */
    @Schema(name = "Opinions")
    record OpinionsView(@Schema(required = true) List<OpinionView> items) {}

    @GET
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER})
    @Operation(
            operationId = "listProjectOpinions",
            summary = "Liste les avis sur un projet",
            description =
                    "Tous pour le territoire, ses régions, la délégation et les observateurs ; les siens seuls pour un opérateur.")
    public RestResponse<OpinionsView> all(@PathParam("id") UUID id) {
        return RestResponse.ok(new OpinionsView(opinions.of(id, callers.current())));
    }

    @POST
    @RolesAllowed({Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "askProjectOpinion",
            summary = "Demande un avis",
            description =
                    "Par la région chef de file ou la délégation, à un opérateur, à un service de l'État ou à une autre région du projet, avec"
                            + " une échéance. Passé l'échéance, un événement le dit une fois.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = OpinionView.class, responseCode = "201", responseDescription = "L'avis demandé.")
    public RestResponse<OpinionView> ask(@PathParam("id") UUID id, @NotNull @Valid OpinionRequests.Creation creation) {
        return RestResponse.status(RestResponse.Status.CREATED, opinions.ask(id, creation, callers.current()));
    }

    @POST
    @Path("{opinion}/answer")
    @RolesAllowed({Roles.REGION, Roles.OPERATOR})
    @Idempotent(required = true)
    @Operation(
            operationId = "giveProjectOpinion",
            summary = "Rend un avis",
            description = "Par celui à qui il est demandé, une fois ; motivé s'il n'est pas simplement favorable.")
    public RestResponse<OpinionView> give(
            @PathParam("id") UUID id,
            @PathParam("opinion") UUID opinion,
            @NotNull @Valid OpinionRequests.Answer answer) {
        return RestResponse.ok(opinions.give(id, opinion, answer, callers.current()));
    }

    @POST
    @Path("{opinion}/withdrawal")
    @RolesAllowed({Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "withdrawProjectOpinion",
            summary = "Retire une demande d'avis",
            description = "Par la région chef de file ou la délégation, en disant pourquoi.")
    public RestResponse<OpinionView> withdraw(
            @PathParam("id") UUID id,
            @PathParam("opinion") UUID opinion,
            @NotNull @Valid OpinionRequests.Withdrawal withdrawal) {
        return RestResponse.ok(opinions.withdraw(id, opinion, withdrawal.reason(), callers.current()));
    }
}
