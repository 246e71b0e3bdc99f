package fr.territoiresindustrie.funding.opinion;

import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.problem.Constants;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/applications/opinions}: what somebody is asked. */
@Path("/v1/applications/opinions")
@RunOnVirtualThread
@Tag(name = "Demandes d'aide")
public class AskedOpinionResource {

    private final OpinionService opinions;
    private final Callers callers;

    AskedOpinionResource(OpinionService opinions, Callers callers) {
        this.opinions = opinions;
        this.callers = callers;
    }

    @GET
    @RolesAllowed({Roles.REGION, Roles.OPERATOR, Roles.DELEGATION})
    @Operation(
            operationId = "listAskedApplicationOpinions",
            summary = "Liste les avis demandés à l'appelant",
            description = "Les plus récents d'abord ; la délégation répond pour les services de l'État."
                    + " Un avis qui n'est plus demandé ne se lit plus.")
    public RestResponse<PageView<ApplicationOpinionView>> list(
            @QueryParam("state") @Schema(implementation = OpinionStatus.class) @Nullable String state,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(
                opinions.askedOf(callers.current(), Constants.read(OpinionStatus.class, "state", state), page), uri);
    }
}
