package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.version.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/applications/{id}/payments}. */
@Path("/v1/applications/{id}/payments")
@RunOnVirtualThread
@Tag(name = "Paiements")
public class ApplicationPaymentResource {

    private final PaymentService payments;
    private final Callers callers;

    ApplicationPaymentResource(PaymentService payments, Callers callers) {
        this.payments = payments;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listApplicationPayments", summary = "Liste les paiements d'une demande d'aide")
    public RestResponse<PageView<PaymentView>> list(
            @PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(payments.of(id, callers.current(), page), uri);
    }

    @POST
    @RolesAllowed({Roles.TERRITORY, Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "askPayment",
            summary = "Demande une avance, un acompte, un solde ou un reversement",
            description =
                    "Avance d'au plus 30 % (60 % avec garantie à première demande), avance et acomptes d'au plus 80 %"
                            + " (90 % au-delà de 48 mois), acompte et solde sur justificatif. 409 NOTHING_TO_PAY ; 409 PAYMENT_REFUSED avec"
                            + " PROOF_MISSING, BALANCE_ALREADY_ASKED, ADVANCE_ABOVE_CAP, INTERIM_ABOVE_CAP, PAYMENT_ABOVE_AGREEMENT ou"
                            + " RECOVERY_ABOVE_PAYMENT.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = PaymentView.class, responseCode = "201", responseDescription = "Le paiement demandé.")
    public RestResponse<PaymentView> ask(@PathParam("id") UUID id, @NotNull @Valid PaymentRequests.Ask request) {
        Caller caller = callers.current();
        PaymentService.Seen seen = payments.ask(id, request, caller);
        return Versioned.created(
                seen.view(caller),
                seen.payment().version(),
                "/v1/payments/" + seen.payment().id());
    }
}
