package fr.territoiresindustrie.funding.referral;

import fr.territoiresindustrie.funding.referral.ReferralRepository.Filter;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Caller;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/referrals}. */
@Path("/v1/referrals")
@RunOnVirtualThread
@Tag(name = "Mises en relation")
public class ReferralResource {

    private final ReferralService referrals;
    private final Callers callers;

    ReferralResource(ReferralService referrals, Callers callers) {
        this.referrals = referrals;
        this.callers = callers;
    }

    @GET
    @Authenticated
    @Operation(
            operationId = "listReferrals",
            summary = "Liste les mises en relation qui concernent l'appelant",
            description = "Un territoire voit les siennes, une région celles de ses territoires, un opérateur celles"
                    + " qui lui sont adressées, la délégation et l'observatoire toutes.")
    public RestResponse<PageView<ReferralView>> list(
            @QueryParam("project") @Schema(implementation = UUID.class) @Nullable String project,
            @QueryParam("scheme") @Nullable String scheme,
            @QueryParam("territory") @Nullable String territory,
            @QueryParam("state") @Schema(implementation = ReferralStatus.class) @Nullable String state,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(
                referrals.page(
                        new Filter(
                                Constants.uuid("project", project),
                                scheme,
                                territory,
                                Constants.read(ReferralStatus.class, "state", state)),
                        callers.current(),
                        page),
                uri);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Operation(operationId = "getReferral", summary = "Lit une mise en relation")
    public RestResponse<ReferralView> get(@PathParam("id") UUID id) {
        Caller caller = callers.current();
        Referral referral = referrals.get(id, caller);
        return Versioned.ok(referral.view(caller), referral.version());
    }

    @POST
    @RolesAllowed({Roles.TERRITORY, Roles.REGION})
    @Idempotent(required = true)
    @Operation(
            operationId = "sendReferral",
            summary = "Adresse un projet à l'opérateur d'un dispositif",
            description =
                    "Par le territoire du projet ou l'une de ses régions. 409 REFERRAL_UNDER_WAY tant que la précédente n'est pas close.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ReferralView.class, responseCode = "201", responseDescription = "La mise en relation.")
    public RestResponse<ReferralView> send(@NotNull @Valid ReferralRequests.Send request) {
        Caller caller = callers.current();
        Referral referral = referrals.send(request, caller);
        return Versioned.created(referral.view(caller), referral.version(), "/v1/referrals/" + referral.id());
    }

    @GET
    @Path("/{id}/transitions")
    @Authenticated
    @Operation(
            operationId = "listReferralTransitions",
            summary = "Dit ce que l'appelant peut faire d'une mise en relation, et sinon pourquoi")
    public RestResponse<TransitionsView> transitions(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        Caller caller = callers.current();
        Referral referral = referrals.get(id, caller);
        return RestResponse.ok(TransitionsView.of(
                referral.state(),
                referral.version(),
                ReferralWorkflow.TABLE.options(referral, referral.partiesOf(caller)),
                Languages.of(language)));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.TERRITORY, Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "moveReferral",
            summary = "Exécute une commande sur une mise en relation, ou la vérifie seulement (dryRun)",
            description = "Par l'opérateur à qui elle est adressée. Toute fin demande un motif (422 REASON_REQUIRED).")
    public RestResponse<ReferralView> move(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ReferralRequests.Move request) {
        Caller caller = callers.current();
        Referral referral = referrals.move(id, request, IfMatch.required(ifMatch), caller);
        return Versioned.ok(referral.view(caller), referral.version());
    }

    @GET
    @Path("/{id}/history")
    @Authenticated
    @Operation(operationId = "getReferralHistory", summary = "Lit l'histoire d'une mise en relation")
    public RestResponse<PageView<HistoryEntryView>> history(
            @PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(referrals.history(id, callers.current(), page), uri);
    }

    @GET
    @Path("/unmet-needs")
    @Authenticated
    @Operation(
            operationId = "listUnmetNeeds",
            summary = "Compte par territoire et thème les projets adressés à des opérateurs et restés sans aide",
            description =
                    "Un projet compte quand aucune mise en relation ne l'a aidé et qu'aucune n'est en cours depuis moins de 45 jours.")
    public RestResponse<PageView<UnmetNeedView>> unmet(
            @QueryParam("territory") @Nullable String territory,
            @QueryParam("theme") @Nullable String theme,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(referrals.unmet(territory, theme, page), uri);
    }
}
