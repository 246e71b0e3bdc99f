package fr.territoiresindustrie.project.opinion;

import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.problem.Constants;
import fr.territoiresindustrie.kit.time.Days;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/opinions")
@RunOnVirtualThread
@Tag(name = "Avis")
class OpinionListResource {

    private final OpinionService opinions;
    private final Callers callers;

    OpinionListResource(OpinionService opinions, Callers callers) {
        this.opinions = opinions;
        this.callers = callers;
    }

    @GET
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.OPERATOR, Roles.DELEGATION, Roles.OBSERVER})
    @Operation(
            operationId = "listOpinions",
            summary = "Liste les avis par échéance",
            description =
                    "Ceux qui sont demandés à l'appelant ou portent sur ses projets ; tous pour la délégation et les observateurs. Avec"
                            + " state=ASKED et dueBefore d'aujourd'hui, ceux qui sont en retard.")
    public RestResponse<PageView<OpinionView>> due(
            @QueryParam("state") @Parameter(schema = @Schema(implementation = OpinionStatus.class)) @Nullable
                    String state,
            @QueryParam("dueBefore") @Parameter(schema = @Schema(format = "date")) @Nullable String dueBefore,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(
                opinions.due(
                        Constants.read(OpinionStatus.class, "state", state),
                        Days.read("dueBefore", dueBefore),
                        callers.current(),
                        page),
                uri);
    }
}
