package fr.territoiresindustrie.partner.limit;

import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/limits")
@RunOnVirtualThread
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "Limites")
class LimitResource {

    private final LimitService limits;
    private final Callers callers;

    LimitResource(LimitService limits, Callers callers) {
        this.limits = limits;
        this.callers = callers;
    }

    @RolesAllowed({Roles.PLATFORM_ADMIN, Roles.DELEGATION})
    @GET
    @Operation(
            operationId = "listLimits",
            summary = "Liste les limites",
            description =
                    "Celles des trois genres d'appelants (anonymous : par adresse ; person ; client : une machine), puis celles qu'un appelant a en"
                            + " propre. Chaque réponse de l'API dit dans RateLimit et RateLimit-Policy ce qu'il en est pour l'appelant.")
    public RestResponse<PageView<LimitView>> list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(limits.list(page), uri);
    }

    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @POST
    @Idempotent
    @Operation(
            operationId = "createLimit",
            summary = "Donne à un appelant ses propres limites",
            description = "Elles remplacent celles de son genre, en entier. 409 LIMIT_EXISTS : il en a déjà.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = LimitView.class, responseCode = "201", responseDescription = "Les limites.")
    public RestResponse<LimitView> create(@NotNull @Valid LimitRequests.Creation creation) {
        LimitView view = limits.create(creation, callers.current());
        return Versioned.created(view, view.version(), "/v1/limits/" + view.subject());
    }

    @RolesAllowed({Roles.PLATFORM_ADMIN, Roles.DELEGATION})
    @GET
    @Path("{subject}")
    @Operation(
            operationId = "getLimit",
            summary = "Lit des limites",
            description =
                    "D'un genre (client) ou d'un appelant (client:ademe). 404 : l'appelant a celles de son genre.")
    public RestResponse<LimitView> get(@PathParam("subject") String subject) {
        LimitView view = limits.get(subject);
        return Versioned.ok(view, view.version());
    }

    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @PUT
    @Path("{subject}")
    @Operation(
            operationId = "writeLimit",
            summary = "Réécrit des limites",
            description = "Les passerelles les appliquent dans la seconde ; la fenêtre en cours compte déjà.")
    public RestResponse<LimitView> write(
            @PathParam("subject") String subject,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid LimitRequests.Writing writing) {
        LimitView view = limits.write(subject, writing, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(view, view.version());
    }

    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @DELETE
    @Path("{subject}")
    @Operation(
            operationId = "deleteLimit",
            summary = "Retire à un appelant ses propres limites",
            description = "Celles de son genre valent de nouveau. 409 LIMIT_OF_A_KIND : celles d'un genre restent.")
    public RestResponse<Void> delete(
            @PathParam("subject") String subject, @HeaderParam("If-Match") @Nullable String ifMatch) {
        limits.delete(subject, IfMatch.required(ifMatch), callers.current());
        return RestResponse.noContent();
    }

    @RolesAllowed({Roles.PLATFORM_ADMIN, Roles.DELEGATION})
    @GET
    @Path("{subject}/history")
    @Operation(
            operationId = "listLimitHistory",
            summary = "Lit l'histoire de limites",
            description = "Qui les a changées, et ce qu'elles étaient. La plus récente d'abord.")
    public RestResponse<PageView<HistoryEntryView>> history(
            @PathParam("subject") String subject, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(limits.history(subject, page), uri);
    }
}
