package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/payments}. */
@Path("/v1/payments")
@RunOnVirtualThread
@Tag(name = "Paiements")
public class PaymentResource {

    private final PaymentService payments;
    private final Callers callers;

    PaymentResource(PaymentService payments, Callers callers) {
        this.payments = payments;
        this.callers = callers;
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            operationId = "getPayment",
            summary = "Lit un paiement",
            description = "Visible comme sa demande d'aide ; justificatifs et motifs pour ceux qu'il concerne.")
    public RestResponse<PaymentView> get(@PathParam("id") UUID id) {
        Caller caller = callers.current();
        PaymentService.Seen seen = payments.get(id, caller);
        return Versioned.ok(seen.view(caller), seen.payment().version());
    }

    @GET
    @Path("/{id}/transitions")
    @PermitAll
    @Operation(
            operationId = "listPaymentTransitions",
            summary = "Dit ce que l'appelant peut faire d'un paiement, et sinon pourquoi")
    public RestResponse<TransitionsView> transitions(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        Caller caller = callers.current();
        PaymentService.Seen seen = payments.get(id, caller);
        return RestResponse.ok(TransitionsView.of(
                seen.payment().state(),
                seen.payment().version(),
                payments.options(seen, caller),
                Languages.of(language)));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.TERRITORY, Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "movePayment",
            summary = "Autorise, confirme ou refuse un paiement, ou le vérifie seulement (dryRun)",
            description =
                    "Une personne autorise, une autre confirme : 409 RULES_UNMET, SAME_PERSON. CONFIRM consomme"
                            + " l'engagement et le crédit de paiement de l'année : 409 MOVEMENT_REFUSED s'il n'en reste pas assez.")
    public RestResponse<PaymentView> move(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid PaymentRequests.Move request) {
        Caller caller = callers.current();
        PaymentService.Seen seen = payments.move(id, request, IfMatch.required(ifMatch), caller);
        return Versioned.ok(seen.view(caller), seen.payment().version());
    }

    @GET
    @Path("/{id}/history")
    @Authenticated
    @Operation(operationId = "getPaymentHistory", summary = "Lit l'histoire d'un paiement")
    public RestResponse<PageView<HistoryEntryView>> history(
            @PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(payments.history(id, callers.current(), page), uri);
    }
}
