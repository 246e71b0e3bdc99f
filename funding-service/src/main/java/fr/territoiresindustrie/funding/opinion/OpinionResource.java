package fr.territoiresindustrie.funding.opinion;

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

/** {@code /v1/applications/{id}/opinions}. */
@Path("/v1/applications/{id}/opinions")
@RunOnVirtualThread
@Tag(name = "Demandes d'aide")
public class OpinionResource {

    private final OpinionService opinions;
    private final Callers callers;

    OpinionResource(OpinionService opinions, Callers callers) {
        this.opinions = opinions;
        this.callers = callers;
    }

    /** The opinions on an application. */
    @Schema(name = "ApplicationOpinions")
    record OpinionsView(@Schema(required = true) List<ApplicationOpinionView> items) {}

    @GET
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER})
    @Operation(
            operationId = "listApplicationOpinions",
            summary = "Liste les avis sur une demande d'aide",
            description =
                    "Tous pour son territoire, son financeur, ses régions, la délégation et les observateurs ; les siens seuls pour qui rend un avis.")
    public RestResponse<OpinionsView> all(@PathParam("id") UUID id) {
        return RestResponse.ok(new OpinionsView(opinions.of(id, callers.current())));
    }

    @POST
    @RolesAllowed({Roles.REGION, Roles.OPERATOR, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "askApplicationOpinion",
            summary = "Demande un avis sur une demande d'aide",
            description =
                    "Par l'organisme financeur, à un autre opérateur, à un service de l'État ou à une région, avec une échéance."
                            + " 409 APPLICATION_NOT_EXAMINED hors d'instruction, APPLICATION_OPINION_AWAITED si cet avis est attendu.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(
            value = ApplicationOpinionView.class,
            responseCode = "201",
            responseDescription = "L'avis demandé.")
    public RestResponse<ApplicationOpinionView> ask(
            @PathParam("id") UUID id, @NotNull @Valid OpinionRequests.Ask request) {
        return RestResponse.status(RestResponse.Status.CREATED, opinions.ask(id, request, callers.current()));
    }

    @POST
    @Path("/{opinion}/answer")
    @RolesAllowed({Roles.REGION, Roles.OPERATOR, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "giveApplicationOpinion",
            summary = "Rend un avis sur une demande d'aide",
            description =
                    "Par celui à qui il est demandé, une fois ; motivé s'il n'est pas simplement favorable. 409 APPLICATION_OPINION_CLOSED,"
                            + " APPLICATION_NOT_EXAMINED.")
    public RestResponse<ApplicationOpinionView> give(
            @PathParam("id") UUID id,
            @PathParam("opinion") UUID opinion,
            @NotNull @Valid OpinionRequests.Answer answer) {
        return RestResponse.ok(opinions.give(id, opinion, answer, callers.current()));
    }

    @POST
    @Path("/{opinion}/withdrawal")
    @RolesAllowed({Roles.REGION, Roles.OPERATOR, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "withdrawApplicationOpinion",
            summary = "Retire une demande d'avis",
            description = "Par l'organisme financeur, en disant pourquoi. 409 APPLICATION_OPINION_CLOSED.")
    public RestResponse<ApplicationOpinionView> withdraw(
            @PathParam("id") UUID id,
            @PathParam("opinion") UUID opinion,
            @NotNull @Valid OpinionRequests.Withdraw request) {
        return RestResponse.ok(opinions.withdraw(id, opinion, request.reason(), callers.current()));
    }
}
