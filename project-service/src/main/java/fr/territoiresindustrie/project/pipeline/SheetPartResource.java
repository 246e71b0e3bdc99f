package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import fr.territoiresindustrie.project.sheet.AchievedResult;
import fr.territoiresindustrie.project.sheet.FinancingPlan;
import fr.territoiresindustrie.project.sheet.Partner;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/projects/{id}")
@RunOnVirtualThread
@Tag(name = "Suivi des projets")
class SheetPartResource {

    private final FollowUpService parts;
    private final Callers callers;

    SheetPartResource(FollowUpService parts, Callers callers) {
        this.parts = parts;
        this.callers = callers;
    }

    @GET
    @Path("financing-plan")
    @PermitAll
    @Operation(
            operationId = "getProjectFinancingPlan",
            summary = "Lit le plan de financement",
            description =
                    "Dépenses par nature, ressources par financeur, part propre, taux d'aide publique et reste à trouver, au centime ; et à"
                            + " côté, sans rien écraser, ce que la plateforme sait des conventions et des paiements. 404 pour qui n'y a pas"
                            + " accès quand le plan est confidentiel.")
    public RestResponse<FinancingView> financing(@PathParam("id") UUID id) {
        return answer(parts.financing(id, callers.current()));
    }

    @PUT
    @Path("financing-plan")
    @RolesAllowed(Roles.TERRITORY)
    @Operation(
            operationId = "writeProjectFinancingPlan",
            summary = "Réécrit le plan de financement",
            description =
                    "Par son territoire : librement tant que la fiche est à lui ; après l'approbation, les dépenses ne changent plus et les"
                            + " ressources restent équilibrées (FOLLOW_UP_INVALID).")
    public RestResponse<FinancingView> writeFinancing(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid FinancingPlan plan) {
        return answer(parts.writeFinancing(id, plan, IfMatch.required(ifMatch), callers.current()));
    }

    @GET
    @Path("milestones")
    @PermitAll
    @Operation(
            operationId = "listProjectMilestones",
            summary = "Lit les jalons",
            description = "Dans l'ordre de la fiche, chacun en retard ou non à ce jour.")
    public RestResponse<PartView<MilestoneView>> milestones(@PathParam("id") UUID id) {
        FollowUpService.Part<PartView<MilestoneView>> part = parts.milestones(id, callers.current());
        return Versioned.okOnDay(part.view(), part.version());
    }

    @PUT
    @Path("milestones")
    @RolesAllowed(Roles.TERRITORY)
    @Operation(
            operationId = "writeProjectMilestones",
            summary = "Réécrit les jalons",
            description =
                    "Par son territoire, aussi pendant la vie du projet : alors un jalon ne s'efface pas, il passe à DROPPED"
                            + " (FOLLOW_UP_INVALID).")
    public RestResponse<PartView<MilestoneView>> writeMilestones(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ProjectRequests.Milestones milestones) {
        return answer(parts.writeMilestones(id, milestones.items(), IfMatch.required(ifMatch), callers.current()));
    }

    @GET
    @Path("partners")
    @PermitAll
    @Operation(
            operationId = "listProjectPartners",
            summary = "Lit les partenaires",
            description = "Avec le rôle de chacun.")
    public RestResponse<PartView<Partner>> partners(@PathParam("id") UUID id) {
        return answer(parts.partners(id, callers.current()));
    }

    @PUT
    @Path("partners")
    @RolesAllowed(Roles.TERRITORY)
    @Operation(
            operationId = "writeProjectPartners",
            summary = "Réécrit les partenaires",
            description = "Par son territoire, aussi pendant la vie du projet.")
    public RestResponse<PartView<Partner>> writePartners(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ProjectRequests.Partners partners) {
        return answer(parts.writePartners(id, partners.items(), IfMatch.required(ifMatch), callers.current()));
    }

    @GET
    @Path("achieved-results")
    @PermitAll
    @Operation(
            operationId = "listProjectAchievedResults",
            summary = "Lit les résultats obtenus",
            description = "À mettre en regard des résultats attendus de la fiche.")
    public RestResponse<PartView<AchievedResult>> achieved(@PathParam("id") UUID id) {
        return answer(parts.achieved(id, callers.current()));
    }

    @PUT
    @Path("achieved-results")
    @RolesAllowed(Roles.TERRITORY)
    @Operation(
            operationId = "writeProjectAchievedResults",
            summary = "Réécrit les résultats obtenus",
            description = "Par son territoire, une fois le projet démarré, aussi après son achèvement.")
    public RestResponse<PartView<AchievedResult>> writeAchieved(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ProjectRequests.AchievedResults results) {
        return answer(parts.writeAchieved(id, results.items(), IfMatch.required(ifMatch), callers.current()));
    }

    private static <T> RestResponse<T> answer(FollowUpService.Part<T> part) {
        return Versioned.ok(part.view(), part.version());
    }
}
