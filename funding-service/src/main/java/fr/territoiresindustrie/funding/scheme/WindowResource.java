package fr.territoiresindustrie.funding.scheme;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/schemes/{code}/windows}. */
@Path("/v1/schemes/{code}/windows")
@RunOnVirtualThread
@Tag(name = "Dispositifs")
public class WindowResource {

    private final WindowService windows;
    private final Callers callers;

    WindowResource(WindowService windows, Callers callers) {
        this.windows = windows;
        this.callers = callers;
    }

    /** All windows: a scheme has a few a year. */
    @Schema(name = "SchemeWindows")
    public record WindowsView(@Schema(required = true) List<WindowView> items) {}

    @GET
    @PermitAll
    @Operation(operationId = "listSchemeWindows", summary = "Liste les fenêtres d'un appel, la première d'abord")
    public RestResponse<WindowsView> list(@PathParam("code") String code) {
        return RestResponse.ok(new WindowsView(windows.of(code)));
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "openSchemeWindow",
            summary = "Ouvre une fenêtre d'un appel",
            description =
                    "Les heures sont celles de Paris. L'instant de clôture est le premier qui soit trop tardif, jugé dans la transaction du dépôt."
                            + " 409 WINDOWS_OVERLAP, SCHEME_WITHOUT_WINDOWS.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = WindowView.class, responseCode = "201", responseDescription = "La fenêtre.")
    public RestResponse<WindowView> open(
            @PathParam("code") String code, @NotNull @Valid SchemeRequests.WindowBody request) {
        Window window = windows.open(code, request, callers.current());
        return Versioned.created(window.view(), window.version(), "/v1/schemes/" + code + "/windows/" + window.id());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Operation(
            operationId = "changeSchemeWindow",
            summary = "Déplace une fenêtre qui n'est pas close",
            description = "409 WINDOW_HAS_CLOSED quand elle l'est : ce qui était trop tardif le reste.")
    public RestResponse<WindowView> change(
            @PathParam("code") String code,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid SchemeRequests.WindowBody request) {
        Window window = windows.change(code, id, request, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(window.view(), window.version());
    }
}
