package fr.territoiresindustrie.project.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.importing.ImportMode;
import fr.territoiresindustrie.kit.importing.ImportReportView;
import fr.territoiresindustrie.kit.importing.ImportRowView;
import fr.territoiresindustrie.kit.importing.RowResult;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.problem.Constants;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Languages;
import fr.territoiresindustrie.kit.text.PlainText;
import fr.territoiresindustrie.kit.text.Text;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/projects/imports")
@RunOnVirtualThread
@Tag(name = "Imports de projets")
class ImportResource {

    private static final String CSV = "text/csv";

    private final ImportService imports;
    private final Callers callers;
    private final ObjectMapper json;
    private final Validator validator;

    ImportResource(ImportService imports, Callers callers, ObjectMapper json, Validator validator) {
        this.imports = imports;
        this.callers = callers;
        this.json = json;
        this.validator = validator;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, CSV})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PLATFORM_ADMIN, Roles.TERRITORY})
    @Idempotent(required = true)
    @Operation(
            operationId = "importProjects",
            summary = "Importe des projets",
            description =
                    "PROJECT_SHEETS, en JSON ou en CSV : les fiches d'un territoire, par lui-même ou par platform-admin ; chacune devient un"
                            + " brouillon ou réécrit celui de son identifiant ; 202, le rapport dit l'avancement. PUBLISHED_GRANTS, en JSON, par"
                            + " platform-admin : chaque subvention située dans un territoire de la phase 2 devient un projet approuvé, dit"
                            + " reconstitué ; jusqu'à 1 000 lignes le rapport est complet (201), au-delà 202. 10 000 lignes au plus. Les"
                            + " paramètres territory, source, mode et dryRun sont ceux d'un CSV ; un corps JSON les porte lui-même.")
    @APIResponseSchema(value = ImportReportView.class, responseCode = "201", responseDescription = "Le rapport.")
    @APIResponse(
            responseCode = "202",
            description = "L'import commence : son rapport, à l'adresse de Location, dit où il en est.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportReportView.class)))
    public RestResponse<ImportReportView> run(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) @Nullable MediaType type,
            @QueryParam("territory") @Size(max = 20) @PlainText @Nullable String territory,
            @QueryParam("source") @Size(max = 200) @PlainText @Nullable String source,
            @QueryParam("mode")
                    @Parameter(
                            schema = @Schema(implementation = ImportMode.class),
                            description = "BEST_EFFORT par défaut.")
                    @Nullable
                    String mode,
            @QueryParam("dryRun")
                    @DefaultValue("false")
                    @Pattern(regexp = "^(true|false)$")
                    @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String dryRun,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = ImportRequests.Rows.class)),
                                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
                            })
                    byte @Nullable [] body)
            throws IOException {
        byte[] content = body == null ? new byte[0] : body;
        Locale locale = Languages.of(language);
        ImportReportView report;
        if (type != null && MediaType.valueOf(CSV).isCompatible(type)) {
            @Nullable ImportMode read = Constants.read(ImportMode.class, "mode", mode);
            report = imports.run(
                    new ImportService.File(
                            given("territory", territory),
                            given("source", source),
                            Objects.requireNonNullElse(read, ImportMode.BEST_EFFORT),
                            Boolean.parseBoolean(dryRun)),
                    content,
                    callers.current(),
                    locale);
        } else {
            report = imports.run(read(content), callers.current(), locale);
        }
        return RestResponse.ResponseBuilder.<ImportReportView>create(
                        report.finished() ? RestResponse.Status.CREATED : RestResponse.Status.ACCEPTED, report)
                .header(HttpHeaders.LOCATION, URI.create("/v1/projects/imports/" + report.id()))
                .build();
    }

    private static String given(String parameter, @Nullable String value) {
        if (value == null) {
            throw RequestProblem.INVALID_FIELDS
                    .because("Des données sont refusées : voir errors.", "Some data are refused: see errors.")
                    .parameter(parameter, "REQUIRED", new Text("Demandé pour un CSV.", "Required with a CSV."));
        }
        return value;
    }

    private ImportRequests.Rows read(byte[] body) throws IOException {
        ImportRequests.@Nullable Rows rows = json.readValue(body, ImportRequests.Rows.class);
        if (rows == null) {
            throw RequestProblem.INVALID_FIELDS
                    .because("Le corps manque.", "The body is missing.")
                    .at("", "REQUIRED", new Text("Donnez un corps.", "Give a body."));
        }
        var violations = validator.validate(rows);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return rows;
    }

    @GET
    @Path("template")
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(
            operationId = "getProjectImportTemplate",
            summary = "Donne le modèle d'un fichier de fiches",
            description =
                    "En CSV (format=csv), l'en-tête et une ligne d'exemple ; en JSON, chaque colonne avec ce qu'elle contient, et un corps à"
                            + " envoyer.")
    @APIResponseSchema(
            value = ImportTemplate.View.class,
            responseCode = "200",
            responseDescription = "Le modèle, en JSON ou en CSV.")
    public RestResponse<Object> template(
            @QueryParam("format") @DefaultValue("json") @Pattern(regexp = "^(csv|json)$") String format,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language) {
        return format.equals("csv")
                ? RestResponse.ResponseBuilder.ok((Object) ImportTemplate.csv(), CSV + ";charset=UTF-8")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"fiches-action.csv\"")
                        .build()
                : RestResponse.ResponseBuilder.ok(
                                (Object) ImportTemplate.view(Languages.of(language)), MediaType.APPLICATION_JSON_TYPE)
                        .build();
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listProjectImports",
            summary = "Liste les rapports d'import",
            description =
                    "Le plus récent d'abord. Ceux de subventions publiées sont publics ; ceux de fiches vont à leur auteur et à platform-admin.")
    public RestResponse<PageView<ImportReportView>> list(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(imports.list(page, callers.current(), Languages.of(language)), uri);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Operation(
            operationId = "getProjectImport",
            summary = "Lit un rapport d'import",
            description =
                    "Ses totaux et, pour un import long, où il en est. Une fois fini : acceptées + réécrites + inchangées + valides + refusées"
                            + " = lues.")
    public RestResponse<ImportReportView> get(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language) {
        return RestResponse.ok(imports.get(id, callers.current(), Languages.of(language)));
    }

    @POST
    @Path("{id}/cancellation")
    @RolesAllowed({Roles.PLATFORM_ADMIN, Roles.TERRITORY})
    @Idempotent
    @Operation(
            operationId = "cancelProjectImport",
            summary = "Arrête un import",
            description =
                    "Par son auteur ou platform-admin. Ce qui est importé le reste ; l'étape en cours est défaite.")
    public RestResponse<ImportReportView> cancel(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language) {
        return RestResponse.ok(imports.cancel(id, callers.current(), Languages.of(language)));
    }

    @GET
    @Path("{id}/rows")
    @PermitAll
    @Operation(
            operationId = "listProjectImportRows",
            summary = "Liste les lignes d'un import",
            description =
                    "Dans l'ordre de la source, chacune avec ce qu'elle est devenue ou le motif de son refus, et le champ ou la colonne en cause.")
    public RestResponse<PageView<ImportRowView>> rows(
            @PathParam("id") UUID id,
            @QueryParam("status") @Parameter(schema = @Schema(implementation = RowResult.Status.class)) @Nullable
                    String status,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) @Nullable String language,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(
                imports.rows(
                        id,
                        Constants.read(RowResult.Status.class, "status", status),
                        page,
                        callers.current(),
                        Languages.of(language)),
                uri);
    }
}
