package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.application.ApplicationRepository.Filter;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.idempotency.PresentKey;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.problem.Constants;
import fr.territoiresindustrie.kit.text.Languages;
import fr.territoiresindustrie.kit.transition.TransitionsView;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/applications}. */
@Path("/v1/applications")
@RunOnVirtualThread
@Tag(name = "Demandes d'aide")
public class ApplicationResource {

    private final ApplicationService applications;
    private final ApplicationMoveService moves;
    private final Callers callers;
    private final PresentKey key;

    ApplicationResource(
            ApplicationService applications, ApplicationMoveService moves, Callers callers, PresentKey key) {
        this.applications = applications;
        this.moves = moves;
        this.key = key;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listApplications",
            summary = "Liste les demandes d'aide que l'appelant peut voir",
            description =
                    "Le public voit les conventions ; un territoire, une région, un opérateur aussi ce qui le concerne.")
    public RestResponse<PageView<ApplicationView>> list(
            @QueryParam("project") @Schema(implementation = UUID.class) @Nullable String project,
            @QueryParam("envelope") @Nullable String envelope,
            @QueryParam("territory") @Nullable String territory,
            @QueryParam("state") @Schema(implementation = ApplicationStatus.class) @Nullable String state,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(
                applications.page(
                        new Filter(
                                Constants.uuid("project", project),
                                envelope,
                                territory,
                                Constants.read(ApplicationStatus.class, "state", state)),
                        callers.current(),
                        page),
                uri);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "getApplication", summary = "Lit une demande d'aide")
    public RestResponse<ApplicationView> get(@PathParam("id") UUID id) {
        Application application = applications.get(id, callers.current());
        return Versioned.ok(application.view(), application.version());
    }

    @POST
    @RolesAllowed(Roles.TERRITORY)
    @Idempotent(required = true)
    @Operation(
            operationId = "createApplication",
            summary = "Crée une demande d'aide en brouillon",
            description = "Par le territoire d'un projet approuvé.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ApplicationView.class, responseCode = "201", responseDescription = "La demande.")
    public RestResponse<ApplicationView> create(@NotNull @Valid ApplicationRequests.Create request) {
        Application application = applications.create(request, callers.current());
        return Versioned.created(application.view(), application.version(), "/v1/applications/" + application.id());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.TERRITORY)
    @Operation(operationId = "editApplication", summary = "Modifie une demande en brouillon ou à corriger")
    public RestResponse<ApplicationView> edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ApplicationRequests.Edit request) {
        Application application = applications.edit(id, request, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(application.view(), application.version());
    }

    @GET
    @Path("/{id}/transitions")
    @PermitAll
    @Operation(
            operationId = "listApplicationTransitions",
            summary = "Dit ce que l'appelant peut faire maintenant, et sinon pourquoi")
    public RestResponse<TransitionsView> transitions(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        Application application = applications.get(id, callers.current());
        return RestResponse.ok(TransitionsView.of(
                application.state(),
                application.version(),
                applications.options(application, callers.current()),
                Languages.of(language)));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.TERRITORY, Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "moveApplication",
            summary = "Exécute une commande, ou la vérifie seulement (dryRun)",
            description =
                    "AGREE engage le montant convenu sur l'enveloppe ; 409 OVER_COMMITMENT s'il n'en reste pas assez."
                            + " La convention d'une subvention dit ce que veut l'article 8 du décret 2018-514 : 422 AGREEMENT_INCOMPLETE nomme tout ce qui manque.")
    public RestResponse<ApplicationView> move(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ApplicationRequests.Move request) {
        IfMatch version = IfMatch.required(ifMatch);
        if (request.isDryRun()) {
            Application application = applications.check(id, request, version, callers.current());
            return Versioned.ok(application.view(), application.version());
        }
        return moves.run(id, request, version, callers.current(), key.get()).response();
    }

    @GET
    @Path("/{id}/history")
    @Authenticated
    @Operation(operationId = "getApplicationHistory", summary = "Lit l'histoire d'une demande d'aide")
    public RestResponse<PageView<HistoryEntryView>> history(
            @PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(applications.history(id, callers.current(), page), uri);
    }
}
