package fr.territoiresindustrie.funding.agreement;

import fr.territoiresindustrie.kit.document.DocumentAnswer;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/applications/{id}/agreement}. */
@Path("/v1/applications/{id}/agreement")
@RunOnVirtualThread
@Tag(name = "Conventions")
public class AgreementResource {

    private final AgreementService agreements;
    private final Callers callers;

    AgreementResource(AgreementService agreements, Callers callers) {
        this.agreements = agreements;
        this.callers = callers;
    }

    /** The document's template. */
    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance agreement(AgreementDocumentView agreement);
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getAgreement",
            summary = "Lit une convention, ses versions et ce qui lui manque",
            description =
                    "Les mentions sont celles de l'article 8 du décret 2018-514 ; missing dit celles qui manquent."
                            + " Le document lui-même est à /document.")
    public RestResponse<AgreementDocumentView> get(@PathParam("id") UUID id) {
        AgreementService.Signed signed = agreements.get(id, callers.current());
        return Versioned.ok(signed.document(), signed.version());
    }

    @GET
    @Path("/document")
    @PermitAll
    @Produces({MediaType.TEXT_HTML, DocumentAnswer.PDF})
    @Operation(
            operationId = "getAgreementDocument",
            summary = "Donne le document d'une convention, en HTML ou en PDF",
            description = "En PDF/A-3U balisé avec Accept: application/pdf.")
    @APIResponse(
            responseCode = "200",
            description = "La convention.",
            content = {
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = DocumentAnswer.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public RestResponse<Object> document(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        AgreementService.Signed signed = agreements.get(id, callers.current());
        return DocumentAnswer.of(
                Templates.agreement(signed.document()).render(),
                signed.changedAt(),
                "convention-" + signed.document().reference(),
                signed.version(),
                headers);
    }

    @POST
    @Path("/amendments")
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "amendAgreement",
            summary = "Signe un avenant : une nouvelle version de la convention",
            description =
                    "Engage ou libère la différence de montant. 422 AGREEMENT_INCOMPLETE dit toutes les mentions qui manquent. 409 AGREEMENT_NOT_IN_FORCE, AMENDMENT_BELOW_PAYMENTS,"
                            + " OVER_COMMITMENT, SCHEME_CEILING_EXCEEDED, PUBLIC_AID_EXCEEDED, DE_MINIMIS_EXCEEDED.")
    public RestResponse<AgreementDocumentView> amend(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid AgreementRequests.Amend request) {
        AgreementService.Signed signed = agreements.amend(id, request, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(signed.document(), signed.version());
    }
}
