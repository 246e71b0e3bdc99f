package fr.territoiresindustrie.partner.client;

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
import fr.territoiresindustrie.partner.usage.UsageView;
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
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/clients")
@RunOnVirtualThread
@Tag(name = "Clients")
class ClientResource {

    private final ClientService clients;
    private final Callers callers;

    ClientResource(ClientService clients, Callers callers) {
        this.clients = clients;
        this.callers = callers;
    }

    @RolesAllowed({Roles.PLATFORM_ADMIN, Roles.DELEGATION})
    @GET
    @Operation(
            operationId = "listClients",
            summary = "Liste les clients machine",
            description = "Ceux que l'administration a créés par cette API.")
    public RestResponse<PageView<ClientView>> list(
            @QueryParam("state") @Parameter(schema = @Schema(implementation = ClientState.class)) @Nullable
                    String state,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(clients.list(Constants.read(ClientState.class, "state", state), page), uri);
    }

    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @POST
    @Idempotent
    @Operation(
            operationId = "createClient",
            summary = "Crée un client machine",
            description =
                    "Avec ses rôles, ce dont il parle, ses limites et son terme. Avec SECRET, demandez ensuite son secret (PUT secret) ; avec"
                            + " PRIVATE_KEY_JWT, donnez ses clés publiques. 409 CLIENT_EXISTS : nom pris. 503 REALM_UNAVAILABLE : rien n'est"
                            + " créé.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ClientView.class, responseCode = "201", responseDescription = "Le client.")
    public RestResponse<ClientView> create(@NotNull @Valid ClientRequests.Creation creation) {
        ClientView view = clients.create(creation, callers.current());
        return Versioned.created(view, view.version(), "/v1/clients/" + view.id());
    }

    @RolesAllowed({Roles.PLATFORM_ADMIN, Roles.DELEGATION})
    @GET
    @Path("{id}")
    @Operation(operationId = "getClient", summary = "Lit un client machine", description = "Sans rien de secret.")
    public RestResponse<ClientView> get(@PathParam("id") String id) {
        ClientView view = clients.get(id);
        return Versioned.ok(view, view.version());
    }

    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @PUT
    @Path("{id}")
    @Operation(
            operationId = "writeClient",
            summary = "Réécrit un client machine",
            description =
                    "Rôles, objets, terme, clés. Vaut pour les jetons à venir. Une clé se change sans coupure : la nouvelle à côté de l'ancienne,"
                            + " puis seule.")
    public RestResponse<ClientView> write(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ClientRequests.Writing writing) {
        ClientView view = clients.write(id, writing, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(view, view.version());
    }

    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "deleteClient",
            summary = "Supprime un client machine",
            description = "Ses jetons sont refusés dans la seconde. Son nom reste pris une heure ; son histoire reste.")
    public RestResponse<Void> delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        clients.delete(id, IfMatch.required(ifMatch), callers.current());
        return RestResponse.noContent();
    }

    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @PUT
    @Path("{id}/secret")
    @Operation(
            operationId = "renewClientSecret",
            summary = "Donne un nouveau secret à un client machine",
            description =
                    "Montré cette seule fois ; l'ancien ne vaut plus rien pour demander un jeton, les jetons en cours vont à leur fin. 409"
                            + " CLIENT_HAS_NO_SECRET : il signe avec ses clés.")
    public RestResponse<ClientView.Secret> secret(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return RestResponse.ResponseBuilder.ok(clients.newSecret(id, IfMatch.required(ifMatch), callers.current()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @RolesAllowed({Roles.PLATFORM_ADMIN, Roles.DELEGATION})
    @GET
    @Path("{id}/transitions")
    @Operation(
            operationId = "listClientTransitions",
            summary = "Dit ce qui peut être fait d'un client machine",
            description = "SUSPEND et RESUME, permises ou non dans l'état présent.")
    public RestResponse<TransitionsView> options(
            @PathParam("id") String id,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) @Nullable String language) {
        return RestResponse.ok(clients.options(id, Languages.of(language)));
    }

    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @POST
    @Path("{id}/transitions")
    @Idempotent(required = true)
    @Operation(
            operationId = "runClientTransition",
            summary = "Suspend ou reprend un client machine",
            description =
                    "Suspendu, ses jetons sont refusés dans la seconde (403 CLIENT_SUSPENDED), et il n'en reçoit plus. RESUME lève l'un et l'autre.")
    public RestResponse<ClientView> run(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ClientRequests.Transition transition) {
        ClientView view = clients.run(id, transition, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(view, view.version());
    }

    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER, Roles.PLATFORM_ADMIN
    })
    @GET
    @Path("{id}/usage")
    @Operation(
            operationId = "getClientUsage",
            summary = "Lit l'usage d'un client machine",
            description =
                    "Requêtes, erreurs, temps de réponse et limites atteintes, comptés aux passerelles, de jour en jour (UTC) ; trente jours sans"
                            + " précision. Pour l'administration, et pour le client lui-même.")
    public RestResponse<UsageView> usage(
            @PathParam("id") String id,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to) {
        return RestResponse.ok(clients.usage(id, from, to, callers.current()));
    }

    @RolesAllowed({Roles.PLATFORM_ADMIN, Roles.DELEGATION})
    @GET
    @Path("{id}/history")
    @Operation(
            operationId = "listClientHistory",
            summary = "Lit l'histoire d'un client machine",
            description = "Qui l'a créé, réécrit, suspendu ; quand son secret a changé. La plus récente d'abord.")
    public RestResponse<PageView<HistoryEntryView>> history(
            @PathParam("id") String id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(clients.history(id, page), uri);
    }
}
