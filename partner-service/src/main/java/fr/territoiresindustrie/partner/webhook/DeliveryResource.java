package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.problem.Constants;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/webhooks/{id}")
@RunOnVirtualThread
@Tag(name = "Webhooks")
class DeliveryResource {

    private final DeliveryService deliveries;
    private final Callers callers;

    DeliveryResource(DeliveryService deliveries, Callers callers) {
        this.deliveries = deliveries;
        this.callers = callers;
    }

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @GET
    @Path("deliveries")
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "Lit le journal de livraison",
            description =
                    "La plus récente d'abord, trente jours après sa fin. Les réponses du récepteur n'y figurent que par leur code HTTP.")
    public RestResponse<PageView<DeliveryView>> list(
            @PathParam("id") UUID id,
            @QueryParam("state") @Parameter(schema = @Schema(implementation = DeliveryView.State.class)) @Nullable
                    String state,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(
                deliveries.list(id, Constants.read(DeliveryView.State.class, "state", state), page, callers.current()),
                uri);
    }

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @GET
    @Path("deliveries/{delivery}")
    @Operation(
            operationId = "getWebhookDelivery",
            summary = "Lit une livraison",
            description = "Avec chaque tentative : sa date, sa durée, son issue.")
    public RestResponse<DeliveryView> get(@PathParam("id") UUID id, @PathParam("delivery") UUID delivery) {
        return RestResponse.ok(deliveries.get(id, delivery, callers.current()));
    }

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @POST
    @Path("tests")
    @Idempotent
    @Operation(
            operationId = "testWebhook",
            summary = "Envoie un message d'essai",
            description =
                    "Une seule fois, dans tout état du webhook. L'issue se lit dans la livraison que donne Location.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = DeliveryView.class, responseCode = "202", responseDescription = "La livraison à suivre.")
    public RestResponse<DeliveryView> test(@PathParam("id") UUID id) {
        DeliveryView view = deliveries.test(id, callers.current());
        return RestResponse.ResponseBuilder.<DeliveryView>create(RestResponse.Status.ACCEPTED, view)
                .header(HttpHeaders.LOCATION, URI.create("/v1/webhooks/" + id + "/deliveries/" + view.id()))
                .build();
    }
}
