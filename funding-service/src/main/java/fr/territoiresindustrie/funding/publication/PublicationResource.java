package fr.territoiresindustrie.funding.publication;

import fr.territoiresindustrie.funding.publication.PublicationRepository.Filter;
import fr.territoiresindustrie.kit.export.Export;
import fr.territoiresindustrie.kit.export.Exports;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.text.Languages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/publications}. */
@Path("/v1/publications")
@RunOnVirtualThread
@Tag(name = "Publication")
public class PublicationResource {

    private static final Export<List<@Nullable String>> FILE = columns(PublicationService.SCHEMA.header());

    private final PublicationService publications;
    private final Exports exports;
    private final GrantingBodyService bodies;
    private final Callers callers;

    PublicationResource(PublicationService publications, Exports exports, GrantingBodyService bodies, Callers callers) {
        this.publications = publications;
        this.exports = exports;
        this.bodies = bodies;
        this.callers = callers;
    }

    private static Export<List<@Nullable String>> columns(List<String> header) {
        Export<List<@Nullable String>> file = Export.named("scdl-subventions");
        for (int column = 0; column < header.size(); column++) {
            int at = column;
            file = file.column(header.get(at), row -> row.get(at));
        }
        return file;
    }

    @GET
    @Path("/scdl")
    @PermitAll
    @Produces("text/csv")
    @Operation(
            operationId = "getScdlSubventions",
            summary = "Donne le fichier SCDL Subventions 2.1.1 des conventions",
            description =
                    "Une ligne par bénéficiaire, chacune contrôlée par le schéma avant d'être servie ; au-dessus de 23 000 EUR par an, attribuant et bénéficiaire."
                            + " Ce qui ne peut y figurer est dans /v1/publications/pending.")
    public Response scdl(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("year") @Pattern(regexp = "^20[0-9]{2}$") @Schema(implementation = Integer.class) @Nullable
                    String year) {
        Filter filter = new Filter(owner, year == null ? null : Integer.valueOf(year));
        return exports.csv(FILE, page -> publications.rows(filter, page));
    }

    /** All bodies: a few dozen. */
    @Schema(name = "GrantingBodies")
    public record BodiesView(@Schema(required = true) List<GrantingBodyView> items) {}

    @GET
    @Path("/granting-bodies")
    @PermitAll
    @Operation(operationId = "listGrantingBodies", summary = "Liste les attribuants, avec le SIRET qu'ils ont déclaré")
    public RestResponse<BodiesView> listBodies() {
        return RestResponse.ok(new BodiesView(bodies.all()));
    }

    @POST
    @Path("/granting-bodies")
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "declareGrantingBody",
            summary = "Déclare le nom et le SIRET sous lesquels un organisme attribue",
            description = "Par l'organisme lui-même ; la dernière déclaration vaut.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(
            value = GrantingBodyView.class,
            responseCode = "201",
            responseDescription = "L'organisme déclaré.")
    public RestResponse<GrantingBodyView> declare(@NotNull @Valid GrantingBodyView request) {
        GrantingBodyView body = bodies.declare(request, callers.current());
        return RestResponse.status(RestResponse.Status.CREATED, body);
    }

    @GET
    @Path("/pending")
    @PermitAll
    @Operation(
            operationId = "listPendingPublications",
            summary = "Liste les conventions à publier qui ne peuvent l'être, pourquoi, et le temps qui reste",
            description =
                    "La loi donne trois mois depuis la signature ; daysLeft est négatif au-delà. Une page peut être plus courte que limit et avoir une suite :"
                            + " totalEstimate compte toutes les conventions à publier.")
    public RestResponse<PageView<PendingView>> pending(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("year") @Pattern(regexp = "^20[0-9]{2}$") @Schema(implementation = Integer.class) @Nullable
                    String year,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(
                publications.pending(
                        new Filter(owner, year == null ? null : Integer.valueOf(year)), page, Languages.of(language)),
                uri);
    }
}
