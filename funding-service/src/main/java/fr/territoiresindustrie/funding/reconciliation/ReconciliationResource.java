package fr.territoiresindustrie.funding.reconciliation;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.problem.Constants;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/payments/accounts-extracts}. */
@Path("/v1/payments/accounts-extracts")
@RunOnVirtualThread
@Tag(name = "Rapprochement comptable")
public class ReconciliationResource {

    private final ReconciliationService reconciliation;
    private final Callers callers;

    ReconciliationResource(ReconciliationService reconciliation, Callers callers) {
        this.reconciliation = reconciliation;
        this.callers = callers;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION, Roles.OBSERVER})
    @Operation(operationId = "listAccountsExtracts", summary = "Liste les extraits de comptes déposés")
    public RestResponse<PageView<ExtractView>> list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(reconciliation.page(callers.current(), page), uri);
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "uploadAccountsExtract",
            summary = "Dépose un extrait de comptes et propose ce que sont ses lignes",
            description =
                    "Par l'organisme dont ce sont les comptes, la délégation pour l'État. Chaque ligne est MATCHED, AMBIGUOUS ou UNMATCHED, avec une confiance"
                            + " sur 100 et ses raisons ; une personne décide. 422 IMPORT_REPEATS_LINE.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(
            value = ExtractView.class,
            responseCode = "201",
            responseDescription = "L'extrait et ce que ses lignes peuvent être.")
    public RestResponse<ExtractView> upload(@NotNull @Valid ReconciliationRequests.Upload request) {
        ExtractView extract = reconciliation.upload(request, callers.current());
        return RestResponse.ResponseBuilder.<ExtractView>create(RestResponse.Status.CREATED, extract)
                .location(URI.create("/v1/payments/accounts-extracts/" + extract.id()))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION, Roles.OBSERVER})
    @Operation(operationId = "getAccountsExtract", summary = "Lit un extrait de comptes et ses totaux")
    public RestResponse<ExtractView> get(@PathParam("id") UUID id) {
        return RestResponse.ok(reconciliation.get(id, callers.current()));
    }

    @GET
    @Path("/{id}/lines")
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION, Roles.OBSERVER})
    @Operation(
            operationId = "listAccountsLines",
            summary = "Lit les lignes d'un extrait, avec les paiements possibles et la décision")
    public RestResponse<PageView<LineView>> lines(
            @PathParam("id") UUID id,
            @QueryParam("match") @Schema(implementation = Proposed.Match.class) @Nullable String match,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(
                reconciliation.lines(id, Constants.read(Proposed.Match.class, "match", match), callers.current(), page),
                uri);
    }

    @POST
    @Path("/{id}/lines/{line}/decisions")
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "decideAccountsLine",
            summary = "Décide de quel paiement est une ligne, ou d'aucun",
            description = "La dernière décision vaut, les autres restent écrites. 409 PAYMENT_ALREADY_MATCHED.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = LineView.class, responseCode = "201", responseDescription = "La ligne et sa décision.")
    public RestResponse<LineView> decide(
            @PathParam("id") UUID id,
            @PathParam("line") int line,
            @NotNull @Valid ReconciliationRequests.Decide request) {
        return RestResponse.status(
                RestResponse.Status.CREATED, reconciliation.decide(id, line, request, callers.current()));
    }
}
