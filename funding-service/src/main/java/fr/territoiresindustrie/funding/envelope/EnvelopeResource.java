package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.ledger.MovementView;
import fr.territoiresindustrie.kit.export.Export;
import fr.territoiresindustrie.kit.export.ExportFormat;
import fr.territoiresindustrie.kit.export.Exports;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Languages;
import fr.territoiresindustrie.kit.text.Text;
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
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/envelopes}: an envelope is addressed by its code. */
@Path("/v1/envelopes")
@RunOnVirtualThread
@Tag(name = "Enveloppes")
public class EnvelopeResource {

    private static final Export<MovementView> STATEMENT = Export.<MovementView>named("statement")
            .column("number", MovementView::number)
            .column("at", MovementView::at)
            .column("effective_on", MovementView::effectiveOn)
            .column("kind", MovementView::kind)
            .column("authority", MovementView::authority)
            .column("year", MovementView::year)
            .column("amount", MovementView::amount)
            .column("counterpart", MovementView::counterpart)
            .column("reference", MovementView::reference)
            .column("application_id", MovementView::applicationId)
            .column("reason", MovementView::reason)
            .column("granted", m -> m.balance().granted())
            .column("available", m -> m.balance().available())
            .column("frozen", m -> m.balance().frozen())
            .column("delegated", m -> m.balance().delegated())
            .column("committed", m -> m.balance().committed())
            .column("paid", m -> m.balance().paid())
            .column("recovered", m -> m.balance().recovered())
            .column("outstanding", m -> m.balance().outstanding())
            .column("actor", MovementView::actor)
            .column("id", MovementView::id)
            .column("hash", MovementView::hash);

    private final EnvelopeService envelopes;
    private final EnvelopeMoveService moves;
    private final Callers callers;
    private final Exports exports;

    EnvelopeResource(EnvelopeService envelopes, EnvelopeMoveService moves, Callers callers, Exports exports) {
        this.exports = exports;
        this.envelopes = envelopes;
        this.moves = moves;
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
            description =
                    "Réservé à l'organisme qui répond de la source ; la délégation agit pour l'État. Avec parent, une sous-enveloppe : son montant lui est délégué par la mère, dont elle a la source et dont elle ne quitte ni le périmètre ni la période.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = EnvelopeView.class, responseCode = "201", responseDescription = "L'enveloppe.")
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
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON})
    @Operation(
            operationId = "listMovements",
            summary = "Liste les mouvements d'une enveloppe, du plus ancien au plus récent : son relevé de compte",
            description = "En JSON par pages ; en CSV ou NDJSON d'un bloc, quelle qu'en soit la longueur.")
    public RestResponse<PageView<MovementView>> movements(
            @PathParam("code") String code,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Caller caller = callers.current();
        return exports.answer(STATEMENT, page, uri, headers, next -> envelopes.movements(code, next, caller));
    }

    @POST
    @Path("/{code}/movements")
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "moveEnvelope",
            summary = "Ouvre un plafond, abonde, gèle, dégèle, délègue, retire, redéploie ou reporte",
            description =
                    "Réservé à l'organisme qui répond de l'enveloppe. Répond les soldes après le mouvement. DELEGATION et WITHDRAWAL nomment une sous-enveloppe, TRANSFER une enveloppe de la même source ; CARRY_OVER reporte à l'année suivante le crédit d'une année finie ; REPLENISHMENT peut nommer l'enveloppe dont le financeur abonde à parité.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(
            value = BalancesView.class,
            responseCode = "201",
            responseDescription = "Les soldes après le mouvement.")
    public RestResponse<BalancesView> move(
            @PathParam("code") String code, @NotNull @Valid EnvelopeRequests.Move request) {
        return RestResponse.ResponseBuilder.<BalancesView>create(
                        RestResponse.Status.CREATED, moves.move(code, request, callers.current()))
                .build();
    }

    @POST
    @Path("/{code}/simulation")
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent
    @Operation(
            operationId = "simulateEnvelope",
            summary = "Essaie des mouvements, sans effet",
            description =
                    "Chaque étape part de ce que laissent les précédentes ; une étape refusée dit pourquoi et ne change rien. Ne réserve rien.")
    public RestResponse<SimulationView> simulate(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @NotNull @Valid EnvelopeRequests.Simulate request) {
        return RestResponse.ok(moves.simulate(code, request, callers.current(), Languages.of(language)));
    }

    @GET
    @Path("/{code}/children")
    @PermitAll
    @Operation(operationId = "listSubEnvelopes", summary = "Liste les sous-enveloppes et leurs soldes")
    public RestResponse<PageView<EnvelopeView>> children(
            @PathParam("code") String code, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(envelopes.children(code, page), uri);
    }

    @GET
    @Path("/{code}/alerts")
    @PermitAll
    @Operation(
            operationId = "listEnvelopeAlerts",
            summary = "Liste les seuils de consommation atteints, le plus récent d'abord")
    public RestResponse<PageView<AlertView>> alerts(
            @PathParam("code") String code, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(envelopes.alerts(code, page), uri);
    }
}
