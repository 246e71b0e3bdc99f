package fr.territoiresindustrie.funding.followup;

import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.kit.time.Days;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/envelopes/{code}/burn-down} and {@code /parity}. */
@Path("/v1/envelopes")
@RunOnVirtualThread
@Tag(name = "Enveloppes")
public class FollowUpResource {

    private final FollowUpService followUp;

    FollowUpResource(FollowUpService followUp) {
        this.followUp = followUp;
    }

    @GET
    @Path("/{code}/burn-down")
    @PermitAll
    @Operation(
            operationId = "getBurnDown",
            summary = "Lit la consommation d'une enveloppe mois par mois, et ce qu'elle annonce",
            description =
                    "Sans year, l'autorisation d'engagement (engagé) ; avec year, le crédit de paiement de cette année (payé). Par défaut les douze derniers mois. La prévision prolonge le rythme des quatre-vingt-dix derniers jours.")
    public RestResponse<BurnDownView> burnDown(
            @PathParam("code") String code,
            @QueryParam("year") @Schema(implementation = Integer.class) @Nullable @Min(2018) @Max(2100) Integer year,
            @QueryParam("from") @Schema(implementation = LocalDate.class) @Nullable String from,
            @QueryParam("to") @Schema(implementation = LocalDate.class) @Nullable String to) {
        return RestResponse.ok(followUp.burnDown(
                code, year == null ? Authority.AE : Authority.CP, year, Days.read("from", from), Days.read("to", to)));
    }

    @GET
    @Path("/{code}/parity")
    @PermitAll
    @Operation(
            operationId = "getParity",
            summary = "Dit, pour chaque enveloppe à parité, quel financeur est en retard",
            description = "Un abondement qui nomme une autre enveloppe attend d'elle le même abondement en retour.")
    public RestResponse<ParityView> parity(@PathParam("code") String code) {
        return RestResponse.ok(followUp.parity(code));
    }
}
