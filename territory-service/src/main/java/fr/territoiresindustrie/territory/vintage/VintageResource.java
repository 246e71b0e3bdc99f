package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.text.Languages;
import fr.territoiresindustrie.kit.version.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/reference-vintages")
@RunOnVirtualThread
@Tag(name = "Millésimes du code officiel géographique")
class VintageResource {

    private final UploadService uploads;
    private final VintageService vintages;
    private final Callers callers;

    VintageResource(UploadService uploads, VintageService vintages, Callers callers) {
        this.uploads = uploads;
        this.vintages = vintages;
        this.callers = callers;
    }

    @POST
    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @Idempotent(required = true)
    @Consumes("application/zip")
    @Operation(
            operationId = "uploadReferenceVintage",
            summary = "Déposer un millésime du code officiel géographique",
            description =
                    "Archive zip d'au plus 2 Mo : communes.csv, epci.csv, epci_commune.csv, ept.csv, communes_deleguees.csv,"
                            + " arrondissements_municipaux.csv et, au besoin, mouvements.csv. Les fichiers sont contrôlés et comparés au registre,"
                            + " qui ne change pas : 201 avec l'état VALIDATED, ou REFUSED et les erreurs dans findings ; 200 avec le millésime"
                            + " déjà déposé pour les mêmes fichiers et le même jour. 409 VINTAGE_RETROACTIVE s'il ne commence pas après le"
                            + " dernier appliqué ; 422 VINTAGE_ARCHIVE_UNREADABLE ou VINTAGE_ARCHIVE_TOO_LARGE. Réservé à platform-admin.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = VintageView.class, responseCode = "201", responseDescription = "Le millésime contrôlé.")
    @APIResponse(
            responseCode = "200",
            description = "Le millésime déjà déposé pour les mêmes fichiers et le même jour.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VintageView.class)))
    public RestResponse<VintageView> upload(
            @QueryParam("year") @NotNull @Min(1943) @Max(2200) @Parameter(description = "Année du millésime.")
                    Integer year,
            @QueryParam("effectiveOn")
                    @Parameter(description = "Premier jour d'effet, dans l'année ; le 1er janvier sans lui.")
                    @Nullable
                    String effectiveOn,
            byte[] archive) {
        UploadService.Upload upload = uploads.upload(year, effectiveOn, archive, callers.current());
        VintageView vintage = upload.vintage();
        return upload.isNew()
                ? Versioned.created(vintage, vintage.version(), "/v1/reference-vintages/" + vintage.id())
                : Versioned.ok(vintage, vintage.version());
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listReferenceVintages",
            summary = "Lister les millésimes",
            description =
                    "Les derniers déposés d'abord. Au public ceux qui sont appliqués ; tous à platform-admin, delegation et observer.")
    public RestResponse<PageView<VintageView>> list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(vintages.list(callers.current(), page), uri);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            operationId = "getReferenceVintage",
            summary = "Lire un millésime",
            description = "Son état et combien il change de choses, par sujet et par sorte.")
    public RestResponse<VintageView> get(@PathParam("id") UUID id) {
        VintageView vintage = vintages.get(id, callers.current());
        return Versioned.ok(vintage, vintage.version());
    }

    @GET
    @Path("/{id}/difference")
    @PermitAll
    @Operation(
            operationId = "listReferenceChanges",
            summary = "Lire ce qu'un millésime change",
            description =
                    "Créations, fusions, scissions, renommages, rattachements et populations, avec l'avant et l'après ; par code avec code=.")
    public RestResponse<PageView<ChangeView>> changes(
            @PathParam("id") UUID id,
            @QueryParam("subject") ChangeView.@Nullable Subject subject,
            @QueryParam("kind") ChangeView.@Nullable Kind kind,
            @QueryParam("code") @Pattern(regexp = "[0-9AB]{5}|\\d{9}") @Nullable String code,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(vintages.changes(id, subject, kind, code, callers.current(), page), uri);
    }

    @GET
    @Path("/{id}/findings")
    @PermitAll
    @Operation(
            operationId = "listVintageFindings",
            summary = "Lire les erreurs d'un millésime refusé",
            description = "Fichier, ligne, colonne, code et valeur ; les 1 000 premières.")
    public RestResponse<PageView<FindingView>> findings(
            @PathParam("id") UUID id,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) @Nullable String language,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(vintages.findings(id, callers.current(), Languages.of(language), page), uri);
    }

    @GET
    @Path("/{id}/history")
    @PermitAll
    @Operation(
            operationId = "getReferenceVintageHistory",
            summary = "Lire l'historique d'un millésime",
            description = "Dépôt, application ou abandon. Au public sans les personnes.")
    public RestResponse<PageView<HistoryEntryView>> history(
            @PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(vintages.history(id, callers.current(), page), uri);
    }
}
