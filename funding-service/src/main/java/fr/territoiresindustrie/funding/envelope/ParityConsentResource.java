package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/envelopes/{code}/parity-consents}. */
@Path("/v1/envelopes")
@RunOnVirtualThread
@Tag(name = "Enveloppes")
public class ParityConsentResource {

    private final ParityConsentService consents;
    private final Callers callers;

    ParityConsentResource(ParityConsentService consents, Callers callers) {
        this.consents = consents;
        this.callers = callers;
    }

    @Schema(name = "NewParityConsent")
    record Consent(
            @NotNull @Schema(description = "Code de l'enveloppe dont les abondements seront suivis.")
            String partner) {}

    @POST
    @Path("/{code}/parity-consents")
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "consentToParity",
            summary = "S'engage à abonder euro pour euro ce qu'une autre enveloppe reçoit à parité",
            description =
                    "Par l'organisme qui répond de l'enveloppe. Sans cet accord, l'autre ne s'abonde pas à parité avec elle : 409 PARITY_NOT_CONSENTED.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ParityConsentView.class, responseCode = "201", responseDescription = "L'accord.")
    public RestResponse<ParityConsentView> consent(@PathParam("code") String code, @NotNull @Valid Consent request) {
        return RestResponse.status(
                RestResponse.Status.CREATED, consents.consent(code, request.partner(), callers.current()));
    }
}
