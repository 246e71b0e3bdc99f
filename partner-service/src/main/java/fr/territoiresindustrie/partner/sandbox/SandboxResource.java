package fr.territoiresindustrie.partner.sandbox;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/sandbox")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Bac à sable")
class SandboxResource {

    private final SandboxService sandbox;

    SandboxResource(SandboxService sandbox) {
        this.sandbox = sandbox;
    }

    @PermitAll
    @GET
    @Path("clock")
    @Operation(
            operationId = "getSandboxClock",
            summary = "Lit l'heure du bac à sable",
            description = "Celle de tous les services et de leurs bases. 404 partout ailleurs que dans un bac à sable.")
    public SandboxViews.ClockView clock() {
        return new SandboxViews.ClockView(sandbox.now());
    }

    @Authenticated
    @POST
    @Path("moves")
    @Idempotent
    @Operation(
            operationId = "moveSandboxClock",
            summary = "Avance l'heure du bac à sable",
            description =
                    "Pour tous les appelants à la fois : délais, relances, périmètres et fenêtres suivent ; les jetons gardent l'heure du jour. 409"
                            + " CLOCK_GOES_FORWARD : une heure passée. 404 partout ailleurs que dans un bac à sable.")
    public RestResponse<SandboxViews.ClockView> move(@NotNull @Valid SandboxViews.Move move) {
        return RestResponse.ok(new SandboxViews.ClockView(sandbox.move(move.to())));
    }

    @PermitAll
    @GET
    @Path("fixtures")
    @Operation(
            operationId = "listSandboxFixtures",
            summary = "Liste ce avec quoi un bac à sable commence",
            description =
                    "Des projets et des demandes dans leurs états, par des noms qui sont les mêmes dans chaque bac à sable. 404 partout ailleurs.")
    public SandboxViews.Fixtures fixtures() {
        return new SandboxViews.Fixtures(sandbox.fixtures());
    }
}
