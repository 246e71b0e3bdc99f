package fr.territoiresindustrie.funding.proof;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/envelopes/{code}/proofs}. */
@Path("/v1/envelopes")
@RunOnVirtualThread
@Tag(name = "Enveloppes")
public class LedgerProofResource {

    private final LedgerProofService proofs;
    private final Callers callers;

    LedgerProofResource(LedgerProofService proofs, Callers callers) {
        this.proofs = proofs;
        this.callers = callers;
    }

    @POST
    @Path("/{code}/proofs")
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION, Roles.PLATFORM_ADMIN})
    @Idempotent(required = true)
    @Operation(
            operationId = "proveLedger",
            summary = "Prouve le grand livre d'une enveloppe, de son premier mouvement au dernier",
            description =
                    "Équilibre de chaque mouvement, numéros, chaîne d'empreintes, soldes, délégations, engagements et événements. Le résultat est conservé. Le service le fait aussi de lui-même.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(
            value = LedgerProofView.class,
            responseCode = "201",
            responseDescription = "La preuve et ce qu'elle a trouvé.")
    public RestResponse<LedgerProofView> create(@PathParam("code") String code) {
        return RestResponse.ResponseBuilder.<LedgerProofView>create(
                        RestResponse.Status.CREATED, proofs.run(code, callers.current()))
                .build();
    }

    @GET
    @Path("/{code}/proofs")
    @PermitAll
    @Operation(
            operationId = "listLedgerProofs",
            summary = "Liste les preuves du grand livre d'une enveloppe, la plus récente d'abord")
    public RestResponse<PageView<LedgerProofView>> list(
            @PathParam("code") String code, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(proofs.page(code, page, callers.current()), uri);
    }
}
