package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kit.history.HistoryEntryView;
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
import jakarta.ws.rs.DELETE;
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

@Path("/v1/webhooks")
@RunOnVirtualThread
@Tag(name = "Webhooks")
class WebhookResource {

    private final WebhookService webhooks;
    private final Callers callers;

    WebhookResource(WebhookService webhooks, Callers callers) {
        this.webhooks = webhooks;
        this.callers = callers;
    }

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @GET
    @Operation(
            operationId = "listWebhooks",
            summary = "Liste ses webhooks",
            description = "Ceux de l'organisation de l'appelant, du plus ancien au plus récent.")
    public RestResponse<PageView<WebhookView>> list(
            @QueryParam("state") @Parameter(schema = @Schema(implementation = WebhookState.class)) @Nullable
                    String state,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(
                webhooks.list(Constants.read(WebhookState.class, "state", state), page, callers.current()), uri);
    }

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @POST
    @Idempotent
    @Operation(
            operationId = "createWebhook",
            summary = "Crée un webhook",
            description =
                    "Chaque événement visible de l'appelant y est envoyé, signé selon Standard Webhooks. L'adresse est en https, sous un nom"
                            + " public, sur le port 443 ou 8443 : 422 WEBHOOK_ADDRESS_REFUSED sinon. Vingt webhooks au plus : 409"
                            + " TOO_MANY_WEBHOOKS. Le secret se lit à part, sous secret.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = WebhookView.class, responseCode = "201", responseDescription = "Le webhook.")
    public RestResponse<WebhookView> create(@NotNull @Valid WebhookRequests.Writing writing) {
        WebhookView view = webhooks.create(writing, callers.current());
        return Versioned.created(view, view.version(), "/v1/webhooks/" + view.id());
    }

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @GET
    @Path("{id}")
    @Operation(
            operationId = "getWebhook",
            summary = "Lit un webhook",
            description = "Avec ce qui attend d'être livré, et depuis quand rien ne l'est.")
    public RestResponse<WebhookView> get(@PathParam("id") UUID id) {
        WebhookView view = webhooks.get(id, callers.current());
        return Versioned.ok(view, view.version());
    }

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @PUT
    @Path("{id}")
    @Operation(
            operationId = "writeWebhook",
            summary = "Réécrit un webhook",
            description =
                    "Adresse, types et objets voulus. Vaut pour les événements à venir ; ceux qui attendent partent à la nouvelle adresse.")
    public RestResponse<WebhookView> write(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid WebhookRequests.Writing writing) {
        WebhookView view = webhooks.write(id, writing, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(view, view.version());
    }

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "deleteWebhook",
            summary = "Supprime un webhook",
            description = "Avec son journal de livraison ; son histoire reste.")
    public RestResponse<Void> delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        webhooks.delete(id, IfMatch.required(ifMatch), callers.current());
        return RestResponse.noContent();
    }

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @GET
    @Path("{id}/secret")
    @Operation(
            operationId = "getWebhookSecret",
            summary = "Lit le secret d'un webhook",
            description = "Celui qui signe maintenant. À garder chez soi ; il est chiffré chez nous.")
    public RestResponse<WebhookView.Secret> secret(@PathParam("id") UUID id) {
        return RestResponse.ResponseBuilder.ok(webhooks.secret(id, callers.current()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @POST
    @Path("{id}/secrets")
    @Idempotent(required = true)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Change le secret d'un webhook",
            description =
                    "Pendant overlapHours (24 par défaut), chaque envoi porte deux signatures, l'ancienne et la nouvelle : le récepteur change quand il veut.")
    public RestResponse<WebhookView> rotate(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid WebhookRequests.Rotation rotation) {
        WebhookView view = webhooks.rotate(id, rotation, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(view, view.version());
    }

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @POST
    @Path("{id}/replays")
    @Idempotent(required = true)
    @Operation(
            operationId = "replayWebhook",
            summary = "Rejoue les événements depuis un curseur",
            description =
                    "Tout ce qui suit le curseur est envoyé de nouveau, sous les mêmes identifiants, dans l'ordre. 410 EVENTS_EXPIRED : trop ancien.")
    public RestResponse<WebhookView> replay(@PathParam("id") UUID id, @NotNull @Valid WebhookRequests.Replay replay) {
        WebhookView view = webhooks.replay(id, replay, callers.current());
        return Versioned.ok(view, view.version());
    }

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @GET
    @Path("{id}/transitions")
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
    @Path("{id}/transitions")
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

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @GET
    @Path("{id}/history")
    @Operation(
            operationId = "listWebhookHistory",
            summary = "Lit l'histoire d'un webhook",
            description =
                    "Qui l'a écrit, mis en pause, repris ; quand la plateforme l'a désactivé. La plus récente d'abord.")
    public RestResponse<PageView<HistoryEntryView>> history(
            @PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(webhooks.history(id, page, callers.current()), uri);
    }
}
