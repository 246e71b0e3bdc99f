package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.importing.ImportAnswers;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.importing.ImportReportView;
import fr.territoiresindustrie.kit.importing.ImportRowView;
import fr.territoiresindustrie.kit.importing.RowResult;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/applications/imports}. */
@Path("/v1/applications/imports")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
public class GrantImportResource {

    private final GrantImportService imports;
    private final ImportAnswers answers;
    private final Callers callers;

    GrantImportResource(GrantImportService imports, ImportAnswers answers, Callers callers) {
        this.imports = imports;
        this.answers = answers;
        this.callers = callers;
    }

    @POST
    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @Idempotent(required = true)
    @Operation(
            operationId = "importPublishedGrants",
            summary = "Écrit les conventions de subventions publiées",
            description =
                    "Une transaction, un résultat par ligne ; une ligne déjà importée ne change rien. 503 tant que la copie des projets est en retard.")
    @APIResponseSchema(value = ImportReportView.class, responseCode = "201", responseDescription = "Le compte rendu.")
    public RestResponse<ImportReportView> create(@NotNull @Valid GrantImportRequests.Create request) {
        return answers.created(imports.run(request, callers.current()), "/v1/applications/imports");
    }

    @GET
    @PermitAll
    @Operation(operationId = "listGrantImports", summary = "Liste les comptes rendus d'import de subventions")
    public RestResponse<PageView<ImportReportView>> list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return answers.list(GrantImportService.KIND, page, uri);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "getGrantImport", summary = "Lit un compte rendu d'import de subventions")
    public RestResponse<ImportReportView> get(@PathParam("id") UUID id) {
        return answers.get(GrantImportService.KIND, id);
    }

    @GET
    @Path("/{id}/rows")
    @PermitAll
    @Operation(
            operationId = "listGrantImportRows",
            summary = "Lit les lignes d'un import de subventions, avec les motifs de refus")
    public RestResponse<PageView<ImportRowView>> rows(
            @PathParam("id") UUID id,
            @QueryParam("status") @Schema(implementation = RowResult.Status.class) @Nullable String status,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return answers.rows(GrantImportService.KIND, id, status, language, page, uri);
    }
}
