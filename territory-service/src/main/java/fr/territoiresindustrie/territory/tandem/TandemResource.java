package fr.territoiresindustrie.territory.tandem;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/territories/{code}/tandem")
@RunOnVirtualThread
@Tag(name = "Binômes")
class TandemResource {

    private final TandemService tandems;
    private final Callers callers;

    TandemResource(TandemService tandems, Callers callers) {
        this.tandems = tandems;
        this.callers = callers;
    }

    /** All terms of a territory's tandem: few, so they come at once. */
    @Schema(name = "TandemTerms")
    public record TermsView(@Schema(required = true) List<TandemTermView> items) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "getTandem",
            summary = "Lire le binôme d'un territoire",
            description =
                    "L'élu et l'industriel au jour demandé, aujourd'hui sinon. Public ; mail et téléphone pour l'équipe du territoire, ses"
                            + " régions, les opérateurs et la délégation.")
    public RestResponse<TandemView> get(@PathParam("code") String code, @QueryParam("asOf") @Nullable String asOf) {
        return RestResponse.ok(tandems.on(code, asOf, callers.current()));
    }

    @GET
    @Path("/terms")
    @PermitAll
    @Operation(
            operationId = "listTandemTerms",
            summary = "Lister les mandats du binôme",
            description = "Tous, passés et à venir, du plus ancien au plus récent. Public, sans coordonnées.")
    public RestResponse<TermsView> terms(@PathParam("code") String code) {
        return RestResponse.ok(new TermsView(tandems.terms(code, callers.current())));
    }

    @GET
    @Path("/terms/{id}")
    @PermitAll
    @Operation(
            operationId = "getTandemTerm",
            summary = "Lire un mandat du binôme",
            description = "Public ; coordonnées selon le rôle.")
    public RestResponse<TandemTermView> term(@PathParam("code") String code, @PathParam("id") UUID id) {
        TandemService.Seen seen = tandems.get(code, id, callers.current());
        return Versioned.okOnDay(seen.view(), seen.term().version());
    }

    @POST
    @Path("/terms")
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.DELEGATION})
    @Idempotent
    @Operation(
            operationId = "addTandemTerm",
            summary = "Inscrire un mandat du binôme",
            description =
                    "Par l'équipe du territoire, sa région chef de file ou la délégation. Une place peut rester vide, jamais tenue par"
                            + " deux personnes : 409 TERM_OVERLAPS avec les mandats rencontrés. La réponse ne répète pas les coordonnées.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(
            value = TandemTermView.class,
            responseCode = "201",
            responseDescription = "Le mandat, sans les coordonnées.")
    public RestResponse<TandemTermView> create(
            @PathParam("code") String code, @NotNull @Valid TandemRequests.Create request) {
        TandemTerm term = tandems.create(code, request, callers.current());
        // the answer is stored with its key: what is personal stays out of it
        return Versioned.created(
                term.view(false), term.version(), "/v1/territories/" + code + "/tandem/terms/" + term.id());
    }

    @PUT
    @Path("/terms/{id}")
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.DELEGATION})
    @Operation(
            operationId = "editTandemTerm",
            summary = "Corriger ou terminer un mandat du binôme",
            description = "Avec If-Match. 409 TERM_OVERLAPS si les jours rencontrent un autre mandat.")
    public RestResponse<TandemTermView> edit(
            @PathParam("code") String code,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid TandemRequests.Edit request) {
        TandemService.Seen seen = tandems.edit(code, id, request, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(seen.view(), seen.term().version());
    }

    @DELETE
    @Path("/terms/{id}/contact-details")
    @RolesAllowed(Roles.DELEGATION)
    @Operation(
            operationId = "eraseTandemContactDetails",
            summary = "Effacer le mail et le téléphone d'un mandat terminé",
            description = "Par la délégation, à la demande de la personne. 409 TERM_NOT_ENDED avant la fin du mandat.")
    public RestResponse<Void> erase(
            @PathParam("code") String code,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        tandems.erase(code, id, IfMatch.required(ifMatch), callers.current());
        return RestResponse.noContent();
    }
}
