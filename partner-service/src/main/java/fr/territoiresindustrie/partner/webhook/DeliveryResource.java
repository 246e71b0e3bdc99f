package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.problem.Constants;
import fr.territoiresindustrie.kit.text.Languages;
import fr.territoiresindustrie.kit.transition.TransitionsView;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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

    private final WebhookService webhooks;
    private final Callers callers;

    DeliveryResource(WebhookService webhooks, Callers callers) {
        this.webhooks = webhooks;
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
                webhooks.deliveries(
                        id, Constants.read(DeliveryView.State.class, "state", state), page, callers.current()),
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
        return RestResponse.ok(webhooks.delivery(id, delivery, callers.current()));
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
    @APIResponseSchema(value = DeliveryView.class, responseCode = "202", responseDescription = "La livraison à suivre.")
    public RestResponse<DeliveryView> test(@PathParam("id") UUID id) {
        DeliveryView view = webhooks.test(id, callers.current());
        return RestResponse.ResponseBuilder.<DeliveryView>create(RestResponse.Status.ACCEPTED, view)
                .header(HttpHeaders.LOCATION, URI.create("/v1/webhooks/" + id + "/deliveries/" + view.id()))
                .build();
    }

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @GET
    @Path("transitions")
    @Operation(
            operationId = "listWebhookTransitions",
            summary = "Dit ce qui peut être fait d'un webhook",
            description = "PAUSE et RESUME, permises ou non dans l'état présent.")
    public RestResponse<TransitionsView> options(
            @PathParam("id") UUID id,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) @Nullable String language) {
        return RestResponse.ok(webhooks.options(id, callers.current(), Languages.of(language)));
    }

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @POST
    @Path("transitions")
    @Idempotent(required = true)
    @Operation(
            operationId = "runWebhookTransition",
            summary = "Met en pause ou reprend un webhook",
            description =
                    "En pause, rien n'est envoyé et rien n'est perdu tant que le fil garde les événements. RESUME reprend aussi un webhook désactivé.")
    public RestResponse<WebhookView> run(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid WebhookRequests.Transition transition) {
        WebhookView view = webhooks.run(id, transition, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(view, view.version());
    }
}
