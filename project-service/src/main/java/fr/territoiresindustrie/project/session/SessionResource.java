package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.problem.Constants;
import fr.territoiresindustrie.kit.time.Days;
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

@Path("/v1/committee-sessions")
@RunOnVirtualThread
@Tag(name = "Séances")
class SessionResource {

    private final SessionService sessions;
    private final Callers callers;

    SessionResource(SessionService sessions, Callers callers) {
        this.sessions = sessions;
        this.callers = callers;
    }

    @POST
    @RolesAllowed({Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "createCommitteeSession",
            summary = "Prévoit une séance",
            description = "Par le secrétariat du comité : la région, ou la délégation pour le comité national.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SessionView.class, responseCode = "201", responseDescription = "La séance prévue.")
    public RestResponse<SessionView> create(@NotNull @Valid SessionRequests.Creation creation) {
        SessionView view = sessions.create(creation, callers.current());
        return Versioned.created(view, view.version(), "/v1/committee-sessions/" + view.id());
    }

    @GET
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER})
    @Operation(
            operationId = "listCommitteeSessions",
            summary = "Liste les séances",
            description =
                    "Les plus récentes d'abord. Un territoire voit les séances convoquées où passe un de ses projets, un opérateur celles qui"
                            + " sont convoquées, une région les siennes et les nationales, la délégation et les observateurs toutes.")
    public RestResponse<PageView<SessionView>> list(
            @QueryParam("committee") @Nullable String committee,
            @QueryParam("state") @Parameter(schema = @Schema(implementation = SessionStatus.class)) @Nullable
                    String state,
            @QueryParam("from") @Parameter(schema = @Schema(format = "date")) @Nullable String from,
            @QueryParam("to") @Parameter(schema = @Schema(format = "date")) @Nullable String to,
            @QueryParam("project") @Nullable String project,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        SessionFilter filter = new SessionFilter(
                Constants.uuid("committee", committee),
                Constants.read(SessionStatus.class, "state", state),
                Days.read("from", from),
                Days.read("to", to),
                Constants.uuid("project", project));
        return PageView.answer(sessions.list(filter, page, callers.current()), uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER})
    @Operation(
            operationId = "getCommitteeSession",
            summary = "Lit une séance",
            description =
                    "Avec son ordre du jour. Personnes, propositions et remarques ne vont qu'au secrétariat et à la délégation ; un territoire"
                            + " lit ses seuls points, et les décisions une fois appliquées, avec leur motif ; les opérateurs et les"
                            + " observateurs les lisent sans motif.")
    public RestResponse<SessionView> get(@PathParam("id") UUID id) {
        return answer(sessions.get(id, callers.current()));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.REGION, Roles.DELEGATION})
    @Operation(
            operationId = "editCommitteeSession",
            summary = "Change date, lieu et remarques d'une séance",
            description = "Par le secrétariat, avant l'ouverture ; les remarques jusqu'à la clôture.")
    public RestResponse<SessionView> edit(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SessionRequests.Edit edit) {
        return answer(sessions.edit(id, edit, IfMatch.required(ifMatch), callers.current()));
    }

    @PUT
    @Path("{id}/attendance")
    @RolesAllowed({Roles.REGION, Roles.DELEGATION})
    @Operation(
            operationId = "writeSessionAttendance",
            summary = "Note les présents",
            description = "Par le secrétariat, séance ouverte ; chacun est membre du comité à cette date.")
    public RestResponse<SessionView> attend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SessionRequests.Attendance attendance) {
        return answer(sessions.attend(id, attendance.present(), IfMatch.required(ifMatch), callers.current()));
    }

    @PUT
    @Path("{id}/decisions")
    @RolesAllowed({Roles.REGION, Roles.DELEGATION})
    @Operation(
            operationId = "writeSessionDecisions",
            summary = "Note les décisions",
            description =
                    "Par le secrétariat, séance ouverte, pour tout ou partie de l'ordre du jour. Elles ne s'appliquent qu'à la clôture.")
    public RestResponse<SessionView> decide(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SessionRequests.Decisions decisions) {
        return answer(sessions.decide(id, decisions.items(), IfMatch.required(ifMatch), callers.current()));
    }

    @GET
    @Path("{id}/history")
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER})
    @Operation(
            operationId = "listCommitteeSessionHistory",
            summary = "Lit l'histoire d'une séance",
            description = "La plus récente d'abord ; les auteurs ne vont qu'au secrétariat et à la délégation.")
    public RestResponse<PageView<HistoryEntryView>> history(
            @PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(sessions.history(id, page, callers.current()), uri);
    }

    static RestResponse<SessionView> answer(SessionView view) {
        return Versioned.ok(view, view.version());
    }
}
