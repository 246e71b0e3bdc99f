package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.kit.document.DocumentAnswer;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.text.Languages;
import fr.territoiresindustrie.kit.transition.TransitionsView;
import fr.territoiresindustrie.kit.version.IfMatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/committee-sessions/{id}")
@RunOnVirtualThread
@Tag(name = "Séances")
class AgendaResource {

    private final AgendaService agendas;
    private final ClosingService closings;
    private final MinutesService minutes;
    private final Callers callers;

    AgendaResource(AgendaService agendas, ClosingService closings, MinutesService minutes, Callers callers) {
        this.agendas = agendas;
        this.closings = closings;
        this.minutes = minutes;
        this.callers = callers;
    }

    @PUT
    @Path("agenda")
    @RolesAllowed({Roles.REGION, Roles.DELEGATION})
    @Operation(
            operationId = "writeSessionAgenda",
            summary = "Écrit l'ordre du jour",
            description =
                    "Par le secrétariat, avant l'ouverture : les projets en instruction, dans l'ordre, chacun avec une proposition s'il y en a"
                            + " une. Un projet n'est à l'ordre du jour que d'une séance à la fois (AGENDA_REFUSED).")
    public RestResponse<SessionView> write(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SessionRequests.Agenda agenda) {
        return SessionResource.answer(agendas.write(id, agenda.items(), IfMatch.required(ifMatch), callers.current()));
    }

    @GET
    @Path("transitions")
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER})
    @Operation(
            operationId = "listCommitteeSessionTransitions",
            summary = "Dit ce qui peut être fait d'une séance",
            description =
                    "Chaque commande, permise ou non à l'appelant. Les règles non remplies ne sont dites qu'au secrétariat et à la délégation.")
    public RestResponse<TransitionsView> options(
            @PathParam("id") UUID id,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) @Nullable String language) {
        return RestResponse.ok(closings.options(id, callers.current(), Languages.of(language)));
    }

    @POST
    @Path("transitions")
    @RolesAllowed({Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "runCommitteeSessionTransition",
            summary = "Fait avancer une séance",
            description =
                    "Par le secrétariat : CONVENE, OPEN, CLOSE, CANCEL (motif dû). CLOSE demande le quorum et une décision par point, et applique"
                            + " toutes les décisions en une transaction : si un projet a bougé, SESSION_NOT_CLOSABLE le nomme et rien ne"
                            + " change. Avec dryRun, vérifie seulement.")
    public RestResponse<SessionView> run(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SessionRequests.Transition transition) {
        return SessionResource.answer(closings.run(id, transition, IfMatch.required(ifMatch), callers.current()));
    }

    @GET
    @Path("minutes")
    @Produces({MediaType.TEXT_HTML, DocumentAnswer.PDF})
    @RolesAllowed({Roles.REGION, Roles.DELEGATION})
    @Operation(
            operationId = "getCommitteeSessionMinutes",
            summary = "Lit le procès-verbal d'une séance",
            description =
                    "En HTML, ou en PDF à qui le demande dans Accept ; un projet de procès-verbal tant que la séance n'est pas close. Pour le"
                            + " secrétariat et la délégation, et pour toutes les régions quand le comité est national.")
    @APIResponse(
            responseCode = "200",
            description = "Le procès-verbal.",
            content = {
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = DocumentAnswer.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public RestResponse<Object> minutes(@PathParam("id") UUID id, @Context HttpHeaders asked) {
        MinutesService.Minutes written = minutes.of(id, callers.current());
        return DocumentAnswer.of(
                written.html(), written.at(), "proces-verbal-" + written.heldOn(), written.version(), asked);
    }
}
