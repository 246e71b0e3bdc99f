package fr.territoiresindustrie.territory.contract;

import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.text.Languages;
import fr.territoiresindustrie.kit.transition.TransitionsView;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/territories/{code}/contract")
@RunOnVirtualThread
@Tag(name = "Contrats")
class ContractResource {

    private final ContractService contracts;
    private final Callers callers;

    ContractResource(ContractService contracts, Callers callers) {
        this.contracts = contracts;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "getContract",
            summary = "Lire le contrat d'un territoire",
            description =
                    "Le dernier ; avec asOf, celui qui était en vigueur ce jour-là, dans sa version d'alors. Public dès la signature ; le"
                            + " brouillon est lu par l'équipe du territoire, ses régions, les opérateurs et la délégation.")
    public RestResponse<ContractView> get(@PathParam("code") String code, @QueryParam("asOf") @Nullable String asOf) {
        if (asOf != null) {
            return RestResponse.ok(contracts.on(code, asOf));
        }
        Contract contract = contracts.get(code, callers.current());
        return Versioned.ok(contract.view(), contract.version());
    }

    @POST
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.DELEGATION})
    @Idempotent
    @Operation(
            operationId = "draftContract",
            summary = "Ouvrir le brouillon d'un contrat",
            description =
                    "Par l'équipe du territoire, sa région chef de file ou la délégation. 409 CONTRACT_EXISTS tant qu'un contrat n'est pas"
                            + " terminé ; 422 CONTRACT_INVALID nomme tout ce qui ne va pas.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ContractView.class, responseCode = "201", responseDescription = "Le brouillon.")
    public RestResponse<ContractView> create(@PathParam("code") String code, @NotNull @Valid Content draft) {
        Contract contract = contracts.create(code, draft, callers.current());
        return Versioned.created(contract.view(), contract.version(), "/v1/territories/" + code + "/contract");
    }

    @PUT
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.DELEGATION})
    @Operation(
            operationId = "editContract",
            summary = "Réécrire le brouillon d'un contrat",
            description = "Avec If-Match. 409 CONTRACT_NOT_EDITABLE une fois signé : un avenant le modifie.")
    public RestResponse<ContractView> edit(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid Content draft) {
        Contract contract = contracts.edit(code, draft, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(contract.view(), contract.version());
    }

    @GET
    @Path("/transitions")
    @PermitAll
    @Operation(
            operationId = "listContractTransitions",
            summary = "Dire ce que l'appelant peut faire du contrat, et sinon pourquoi",
            description = "SIGN, AMEND et END sont à la région chef de file et à la délégation.")
    public RestResponse<TransitionsView> transitions(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        Contract contract = contracts.get(code, callers.current());
        return RestResponse.ok(TransitionsView.of(
                contract.state(),
                contract.version(),
                contracts.options(contract, callers.current()),
                Languages.of(language)));
    }

    @POST
    @Path("/transitions")
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "moveContract",
            summary = "Signer, modifier par avenant ou terminer un contrat, ou le vérifier seulement (dryRun)",
            description =
                    "Par la région chef de file ou la délégation. AMEND porte le contenu entier et son objet : la version précédente reste."
                            + " END porte le dernier jour et la raison. 422 CONTRACT_INVALID nomme tout ce qui ne va pas.")
    public RestResponse<ContractView> move(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ContractRequests.Move request) {
        Contract contract = contracts.move(code, request, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(contract.view(), contract.version());
    }

    @GET
    @Path("/versions")
    @PermitAll
    @Operation(
            operationId = "listContractVersions",
            summary = "Lister ce qui a été signé",
            description = "Contrats et avenants d'un territoire, du dernier au premier. Public.")
    public RestResponse<PageView<ContractVersionView>> versions(
            @PathParam("code") String code, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(contracts.versions(code, page), uri);
    }

    @GET
    @Path("/versions/{number}")
    @PermitAll
    @Operation(
            operationId = "getContractVersion",
            summary = "Lire une version signée",
            description = "Jamais modifiée. Public.")
    public RestResponse<ContractVersionView> version(@PathParam("code") String code, @PathParam("number") int number) {
        return RestResponse.ok(contracts.version(code, number));
    }

    @GET
    @Path("/history")
    @PermitAll
    @Operation(
            operationId = "getContractHistory",
            summary = "Lire l'histoire du contrat",
            description =
                    "Ce qui a été fait et quand ; par qui et pourquoi, pour ceux qui travaillent avec le territoire.")
    public RestResponse<PageView<HistoryEntryView>> history(
            @PathParam("code") String code, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(contracts.history(code, callers.current(), page), uri);
    }
}
