package fr.territoiresindustrie.funding.matching;

import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.problem.Constants;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Languages;
import fr.territoiresindustrie.kit.text.Text;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/schemes/matches}. */
@Path("/v1/schemes/matches")
@RunOnVirtualThread
@Tag(name = "Dispositifs")
public class MatchingResource {

    private final MatchingService matching;
    private final Callers callers;

    MatchingResource(MatchingService matching, Callers callers) {
        this.matching = matching;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listSchemeMatches",
            summary = "Classe les dispositifs qui conviennent à un projet, et dit ce qui bloque les autres",
            description =
                    "base : l'assiette éligible envisagée ; sans elle, ce qui en dépend est UNKNOWN. Un projet que l'appelant ne peut voir est un 404.")
    public RestResponse<MatchesView> list(
            @QueryParam("project") @NotNull @Schema(implementation = UUID.class) String project,
            @QueryParam("base") @Schema(implementation = Money.class) @Nullable String base,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return RestResponse.ok(matching.of(
                Objects.requireNonNull(Constants.uuid("project", project)),
                amount(base),
                callers.current(),
                Languages.of(language)));
    }

    private static @Nullable Money amount(@Nullable String base) {
        try {
            return base == null ? null : Money.parse(base);
        } catch (IllegalArgumentException notOne) {
            throw RequestProblem.INVALID_FIELDS
                    .because("Des données sont refusées : voir errors.", "Some data are refused: see errors.")
                    .parameter(
                            "base",
                            "INVALID_FORMAT",
                            new Text("Un montant en euros est attendu.", "An amount of euros is expected."));
        }
    }
}
