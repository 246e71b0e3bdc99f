package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.ledger.MovementView;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/envelopes}: an envelope is addressed by its code. */
@Path("/v1/envelopes")
@RunOnVirtualThread
@Tag(name = "Enveloppes")
public class EnvelopeResource {

    private final EnvelopeService envelopes;
    private final Callers callers;

    EnvelopeResource(EnvelopeService envelopes, Callers callers) {
        this.envelopes = envelopes;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listEnvelopes", summary = "Liste les enveloppes et leurs soldes")
    public RestResponse<PageView<EnvelopeView>> list(
            @QueryParam("source") @Nullable String source,
            @QueryParam("owner") @Nullable String owner,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(envelopes.page(source, owner, page), uri);
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(operationId = "getEnvelope", summary = "Lit une enveloppe et ses soldes")
    public RestResponse<EnvelopeView> get(@PathParam("code") String code) {
        return RestResponse.ok(envelopes.view(envelopes.get(code)));
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "openEnvelope",
            summary = "Ouvre une enveloppe",
            description = "Réservé à l'organisme qui répond de la source ; la délégation agit pour l'État.")
    public RestResponse<EnvelopeView> create(@NotNull @Valid EnvelopeRequests.Create request) {
        EnvelopeView envelope = envelopes.create(request, callers.current());
        return RestResponse.ResponseBuilder.<EnvelopeView>create(RestResponse.Status.CREATED, envelope)
                .header(HttpHeaders.LOCATION, "/v1/envelopes/" + envelope.code())
                .build();
    }

    @GET
    @Path("/{code}/balance")
    @PermitAll
    @Operation(
            operationId = "getBalance",
            summary = "Lit les soldes d'une enveloppe",
            description =
                    "Avec at, les soldes à cet instant, les mêmes pour toujours ; un instant à venir est répondu pour maintenant.")
    public RestResponse<BalancesView> balance(
            @PathParam("code") String code,
            @QueryParam("at") @Parameter(description = "Instant ISO 8601, en UTC.") @Nullable String at) {
        return RestResponse.ok(envelopes.balances(code, instant(at)));
    }

    private static @Nullable Instant instant(@Nullable String at) {
        try {
            return at == null ? null : Instant.parse(at);
        } catch (DateTimeParseException unreadable) {
            throw RequestProblem.INVALID_FIELDS
                    .because("Cet instant est illisible.", "This instant is unreadable.")
                    .parameter("at", "WRONG_FORMAT", new Text("ISO 8601 en UTC.", "ISO 8601 in UTC."));
        }
    }

    @GET
    @Path("/{code}/movements")
    @PermitAll
    @Operation(
            operationId = "listMovements",
            summary = "Liste les mouvements d'une enveloppe, du plus ancien au plus récent")
    public RestResponse<PageView<MovementView>> movements(
            @PathParam("code") String code, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(envelopes.movements(code, page, callers.current()), uri);
    }

    @POST
    @Path("/{code}/movements")
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "moveEnvelope",
            summary = "Ouvre un plafond, abonde, gèle ou dégèle",
            description = "Réservé à l'organisme qui répond de l'enveloppe. Répond les soldes après le mouvement.")
    public RestResponse<BalancesView> move(
            @PathParam("code") String code, @NotNull @Valid EnvelopeRequests.Move request) {
        return RestResponse.ResponseBuilder.<BalancesView>create(
                        RestResponse.Status.CREATED, envelopes.move(code, request, callers.current()))
                .build();
    }
}
