package fr.territoiresindustrie.funding.importing;

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

/** {@code /v1/envelopes/imports}. */
@Path("/v1/envelopes/imports")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
public class EnvelopeImportResource {

    private final EnvelopeImportService imports;
    private final ImportAnswers answers;
    private final Callers callers;

    EnvelopeImportResource(EnvelopeImportService imports, ImportAnswers answers, Callers callers) {
        this.imports = imports;
        this.answers = answers;
        this.callers = callers;
    }

    @POST
    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @Idempotent(required = true)
    @Operation(
            operationId = "importEnvelopes",
            summary = "Écrit des enveloppes annoncées, chacune avec sa citation",
            description = "Une transaction, un résultat par ligne ; une ligne déjà importée ne change rien.")
    @APIResponseSchema(value = ImportReportView.class, responseCode = "201", responseDescription = "Le compte rendu.")
    public RestResponse<ImportReportView> create(@NotNull @Valid EnvelopeImportRequests.Create request) {
        return answers.created(imports.run(request, callers.current()), "/v1/envelopes/imports");
    }

    @GET
    @PermitAll
    @Operation(operationId = "listEnvelopeImports", summary = "Liste les comptes rendus d'import d'enveloppes")
    public RestResponse<PageView<ImportReportView>> list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return answers.list(EnvelopeImportService.KIND, page, uri);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "getEnvelopeImport", summary = "Lit un compte rendu d'import d'enveloppes")
    public RestResponse<ImportReportView> get(@PathParam("id") UUID id) {
        return answers.get(EnvelopeImportService.KIND, id);
    }

    @GET
    @Path("/{id}/rows")
    @PermitAll
    @Operation(
            operationId = "listEnvelopeImportRows",
            summary = "Lit les lignes d'un import d'enveloppes, avec les motifs de refus")
    public RestResponse<PageView<ImportRowView>> rows(
            @PathParam("id") UUID id,
            @QueryParam("status") @Schema(implementation = RowResult.Status.class) @Nullable String status,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return answers.rows(EnvelopeImportService.KIND, id, status, language, page, uri);
    }
}
