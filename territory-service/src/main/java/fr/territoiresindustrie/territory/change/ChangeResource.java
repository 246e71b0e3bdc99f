package fr.territoiresindustrie.territory.change;

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
import fr.territoiresindustrie.territory.territory.TerritoryService;
import fr.territoiresindustrie.territory.territory.TerritoryView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/territories")
@RunOnVirtualThread
@Tag(name = "Changements de périmètre")
class ChangeResource {

    private final ChangeService service;
    private final ChangeReading reading;
    private final TerritoryService territories;
    private final Callers callers;

    ChangeResource(ChangeService service, ChangeReading reading, TerritoryService territories, Callers callers) {
        this.service = service;
        this.reading = reading;
        this.territories = territories;
        this.callers = callers;
    }

    @POST
    @RolesAllowed(Roles.DELEGATION)
    @Idempotent(required = true)
    @Operation(
            operationId = "createTerritory",
            summary = "Créer un territoire d'industrie",
            description =
                    "Par la délégation, sur avis des comités régionaux ; le registre donne le code. 201 avec le territoire, ou 204 si"
                            + " dryRun. PERIMETER_CHANGE_INVALID nomme tout ce qui ne va pas ; COMMUNE_IN_ANOTHER_TERRITORY toutes les communes"
                            + " déjà prises dans la phase.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = TerritoryView.class, responseCode = "201", responseDescription = "Le territoire.")
    @APIResponse(responseCode = "204", description = "Essai réussi : rien n'est gardé.")
    public RestResponse<TerritoryView> create(@NotNull @Valid ChangeRequests.Creation request) {
        @Nullable String code = service.create(request, callers.current());
        return code == null
                ? RestResponse.noContent()
                : Versioned.created(
                        territories.get(code, request.validFrom().toString(), null), 0, "/v1/territories/" + code);
    }

    @POST
    @Path("/{code}/perimeter-changes")
    @RolesAllowed(Roles.DELEGATION)
    @Idempotent(required = true)
    @Operation(
            operationId = "changePerimeter",
            summary = "Changer la composition d'un territoire, ou le fermer",
            description =
                    "Par la délégation, sur avis des comités régionaux, à compter d'un jour passé ou à venir. If-Match porte l'ETag du territoire."
                            + " 409 COMMUNE_IN_ANOTHER_TERRITORY nomme toutes les communes prises, leur territoire et les dates ;"
                            + " TERRITORY_LEFT_EMPTY le jour sans membre ; DECISION_REFERENCE_TAKEN une référence d'autre contenu ;"
                            + " 422 PERIMETER_CHANGE_INVALID tout ce qui ne va pas. dryRun vérifie sans rien garder (200, sans id).")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ChangeView.class, responseCode = "201", responseDescription = "Le changement.")
    @APIResponse(
            responseCode = "200",
            description = "Essai réussi : le changement tel qu'il serait, sans id.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangeView.class)))
    public RestResponse<ChangeView> change(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ChangeRequests.Change request) {
        ChangeView view = service.change(code, request, IfMatch.required(ifMatch), callers.current());
        return view.id() == null
                ? RestResponse.ok(view)
                : Versioned.created(view, 0, "/v1/territories/" + code + "/perimeter-changes/" + view.id());
    }

    @GET
    @Path("/{code}/perimeter-changes")
    @PermitAll
    @Operation(
            operationId = "listPerimeterChanges",
            summary = "Lister les changements de composition d'un territoire",
            description = "Du plus récemment décidé au plus ancien, annoncés et annulés compris. Public.")
    public RestResponse<PageView<ChangeView>> list(
            @PathParam("code") String code,
            @QueryParam("state") @Schema(implementation = ChangeStatus.class) @Nullable String state,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(reading.list(code, Constants.read(ChangeStatus.class, "state", state), page), uri);
    }

    @GET
    @Path("/{code}/perimeter-changes/{id}")
    @PermitAll
    @Operation(
            operationId = "getPerimeterChange",
            summary = "Lire un changement de composition",
            description = "Annoncé jusqu'à son jour, puis en vigueur ; ou annulé. Public.")
    public RestResponse<ChangeView> get(@PathParam("code") String code, @PathParam("id") UUID id) {
        return Versioned.okOnDay(reading.get(code, id), reading.change(code, id).version());
    }

    @GET
    @Path("/{code}/perimeter-changes/{id}/transitions")
    @PermitAll
    @Operation(
            operationId = "listPerimeterChangeTransitions",
            summary = "Dire si un changement peut être annulé, et sinon pourquoi",
            description = "Seul un changement annoncé s'annule, par la délégation. Public.")
    public RestResponse<TransitionsView> transitions(
            @PathParam("code") String code,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        PerimeterChange change = reading.change(code, id);
        return RestResponse.ok(TransitionsView.of(
                change.state(), change.version(), reading.options(change, callers.current()), Languages.of(language)));
    }

    @POST
    @Path("/{code}/perimeter-changes/{id}/transitions")
    @RolesAllowed(Roles.DELEGATION)
    @Idempotent(required = true)
    @Operation(
            operationId = "movePerimeterChange",
            summary = "Annuler un changement annoncé, ou le vérifier seulement (dryRun)",
            description =
                    "Par la délégation, avec la raison, avant son jour. Les membres qui partaient restent ; 409 si leurs communes sont"
                            + " promises ailleurs ou si un changement ultérieur porte sur les mêmes membres.")
    public RestResponse<ChangeView> move(
            @PathParam("code") String code,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ChangeRequests.Move request) {
        ChangeView view = service.move(code, id, request, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(view, reading.change(code, id).version());
    }
}
