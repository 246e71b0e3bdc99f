package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.kit.export.Export;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.time.Days;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/beneficiaries/{siren}/de-minimis}. */
@Path("/v1/beneficiaries/{siren}/de-minimis")
@RunOnVirtualThread
@Tag(name = "Aides de minimis")
public class DeMinimisResource {

    private static final Export<DeMinimisView.GrantView> FILE = Export.<DeMinimisView.GrantView>named("de-minimis")
            .column("siren", DeMinimisView.GrantView::siren)
            .column("granter", DeMinimisView.GrantView::granter)
            .column("reference", DeMinimisView.GrantView::reference)
            .column("grantedOn", DeMinimisView.GrantView::grantedOn)
            .column("amount", DeMinimisView.GrantView::amount)
            .column("declared", DeMinimisView.GrantView::declared)
            .column("counted", DeMinimisView.GrantView::counted);

    private final DeMinimisService counters;
    private final Callers callers;

    DeMinimisResource(DeMinimisService counters, Callers callers) {
        this.counters = counters;
        this.callers = callers;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION, Roles.OBSERVER})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getDeMinimis",
            summary = "Dit les aides de minimis d'une entreprise unique et ce qui reste sur trois ans glissants",
            description =
                    "Toutes les conventions dites de minimis, de tous les opérateurs, et les aides déclarées, pour le SIREN et son groupe.")
    public RestResponse<DeMinimisView> get(
            @PathParam("siren") String siren,
            @QueryParam("at") @Schema(implementation = LocalDate.class) @Nullable String at) {
        return RestResponse.ok(counters.counter(siren, Days.read("at", at)));
    }

    @GET
    @Path("/export")
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION, Roles.OBSERVER})
    @Produces("text/csv")
    @Operation(
            operationId = "exportDeMinimis",
            summary = "Exporte les aides de minimis d'une entreprise unique",
            description = "Une ligne par aide, en CSV : les mêmes que dans le compteur.")
    public RestResponse<String> export(
            @PathParam("siren") String siren,
            @QueryParam("at") @Schema(implementation = LocalDate.class) @Nullable String at) {
        return RestResponse.ResponseBuilder.ok(
                        FILE.csv(counters.counter(siren, Days.read("at", at)).grants()))
                .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=UTF-8; header=present")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"de-minimis-" + siren + ".csv\"")
                .build();
    }

    @POST
    @Path("/declarations")
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "declareDeMinimis",
            summary = "Écrit une aide de minimis reçue ailleurs, que l'entreprise déclare")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(
            value = DeMinimisView.class,
            responseCode = "201",
            responseDescription = "Le compteur avec la déclaration.")
    public RestResponse<DeMinimisView> declare(
            @PathParam("siren") String siren, @NotNull @Valid DeMinimisRequests.Declare request) {
        return RestResponse.status(RestResponse.Status.CREATED, counters.declare(siren, request, callers.current()));
    }

    @POST
    @Path("/group")
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "declareUndertakingGroup",
            summary = "Écrit à quel groupe une entreprise appartient",
            description =
                    "Le règlement compte par entreprise unique ; la dernière déclaration vaut, les autres restent écrites.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(
            value = DeMinimisView.class,
            responseCode = "201",
            responseDescription = "Le compteur de l'entreprise unique.")
    public RestResponse<DeMinimisView> group(
            @PathParam("siren") String siren, @NotNull @Valid DeMinimisRequests.Group request) {
        return RestResponse.status(RestResponse.Status.CREATED, counters.group(siren, request, callers.current()));
    }
}
