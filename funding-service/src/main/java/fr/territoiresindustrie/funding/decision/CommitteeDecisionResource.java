package fr.territoiresindustrie.funding.decision;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/applications/{id}/decisions}. */
@Path("/v1/applications/{id}/decisions")
@RunOnVirtualThread
@Tag(name = "Demandes d'aide")
public class CommitteeDecisionResource {

    private final CommitteeDecisionService decisions;
    private final Callers callers;

    CommitteeDecisionResource(CommitteeDecisionService decisions, Callers callers) {
        this.decisions = decisions;
        this.callers = callers;
    }

    /** The decisions on an application. */
    @Schema(name = "ApplicationCommitteeDecisions")
    record DecisionsView(@Schema(required = true) List<CommitteeDecisionView> items) {}

    @GET
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER})
    @Operation(
            operationId = "listApplicationDecisions",
            summary = "Liste les décisions du comité sur une demande d'aide",
            description =
                    "De la première à la dernière, qui vaut. Pour son territoire, son financeur, ses régions, la délégation et les observateurs.")
    public RestResponse<DecisionsView> all(@PathParam("id") UUID id) {
        return RestResponse.ok(new DecisionsView(decisions.of(id, callers.current())));
    }

    @POST
    @RolesAllowed({Roles.REGION, Roles.OPERATOR, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "recordApplicationDecision",
            summary = "Inscrit la décision du comité sur une demande présélectionnée",
            description =
                    "Par l'organisme financeur. Une décision inscrite ne change plus ; une autre la remplace. SELECT suit une décision favorable,"
                            + " REJECT une décision défavorable. La version de la demande augmente. 409 APPLICATION_NOT_BEFORE_COMMITTEE.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(
            value = CommitteeDecisionView.class,
            responseCode = "201",
            responseDescription = "La décision inscrite.")
    public RestResponse<CommitteeDecisionView> record(
            @PathParam("id") UUID id, @NotNull @Valid DecisionRequests.Decide request) {
        return RestResponse.status(RestResponse.Status.CREATED, decisions.record(id, request, callers.current()));
    }
}
