package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.importing.ImportReportView;
import fr.territoiresindustrie.kit.importing.ImportRowView;
import fr.territoiresindustrie.kit.importing.RowResult;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.problem.Constants;
import fr.territoiresindustrie.kit.text.Languages;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/projects/imports")
@RunOnVirtualThread
@Tag(name = "Imports de projets")
class ImportResource {

    private final ImportService imports;
    private final Callers callers;

    ImportResource(ImportService imports, Callers callers) {
        this.imports = imports;
        this.callers = callers;
    }

    @POST
    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @Idempotent(required = true)
    @Operation(
            operationId = "importProjects",
            summary = "Importe des subventions publiées",
            description =
                    "Chaque ligne située dans un territoire de la phase 2 devient un projet approuvé, dit reconstitué ; les autres sont"
                            + " refusées avec leur motif. 1 000 lignes au plus, une seule transaction.")
    @APIResponseSchema(value = ImportReportView.class, responseCode = "201", responseDescription = "Le rapport.")
    public RestResponse<ImportReportView> run(@NotNull @Valid ImportRequests.Rows rows) {
        ImportReportView report = imports.run(rows, callers.current());
        return RestResponse.ResponseBuilder.<ImportReportView>create(RestResponse.Status.CREATED, report)
                .header(HttpHeaders.LOCATION, URI.create("/v1/projects/imports/" + report.id()))
                .build();
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listProjectImports",
            summary = "Liste les rapports d'import",
            description = "Le plus récent d'abord.")
    public RestResponse<PageView<ImportReportView>> list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(imports.list(page), uri);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Operation(
            operationId = "getProjectImport",
            summary = "Lit un rapport d'import",
            description = "Ses totaux : acceptées + inchangées + refusées = lues.")
    public RestResponse<ImportReportView> get(@PathParam("id") UUID id) {
        return RestResponse.ok(imports.get(id));
    }

    @GET
    @Path("{id}/rows")
    @PermitAll
    @Operation(
            operationId = "listProjectImportRows",
            summary = "Liste les lignes d'un import",
            description = "Dans l'ordre de la source, chacune avec ce qu'elle est devenue ou le motif de son refus.")
    public RestResponse<PageView<ImportRowView>> rows(
            @PathParam("id") UUID id,
            @QueryParam("status") @Parameter(schema = @Schema(implementation = RowResult.Status.class)) @Nullable
                    String status,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) @Nullable String language,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(
                imports.rows(
                        id, Constants.read(RowResult.Status.class, "status", status), page, Languages.of(language)),
                uri);
    }
}
