package fr.territoiresindustrie.project.duplicate;

import fr.territoiresindustrie.kit.identity.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/projects/{id}/near-duplicates")
@RunOnVirtualThread
@Tag(name = "Projets")
class DuplicateResource {

    private final DuplicateService duplicates;
    private final Callers callers;

    DuplicateResource(DuplicateService duplicates, Callers callers) {
        this.duplicates = duplicates;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listNearDuplicates",
            summary = "Liste les projets qui ressemblent à celui-ci",
            description =
                    "Même porteur (par son SIREN, ou par son nom si l'un n'en a pas), même lieu (une commune commune, ou le territoire) et titre"
                            + " semblable, parmi ceux que l'appelant peut voir : 20 au plus, le plus semblable d'abord.")
    public RestResponse<NearDuplicateView.ListView> list(@PathParam("id") UUID id) {
        return RestResponse.ok(duplicates.of(id, callers.current()));
    }
}
