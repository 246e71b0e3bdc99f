package fr.territoiresindustrie.project.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.project.pipeline.Origin;
import fr.territoiresindustrie.project.pipeline.ProjectState;
import fr.territoiresindustrie.project.sheet.Theme;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A project in a list.
 *
 * @param cost sum of the costs of its financing plan, absent where the plan is confidential
 * @param stateSince since when it is in its state
 * @param stalled whether it has not moved for longer than its state allows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ProjectSummary")
record ProjectSummaryView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String reference,
        @Nullable String title,
        @Schema(required = true) String territory,
        @Schema(required = true) String leadRegion,
        @Nullable Theme theme,
        @Schema(required = true) ProjectState state,
        @Schema(required = true) Instant stateSince,
        @Nullable String leadName,
        @Nullable String leadSiren,
        @Schema(required = true) Origin origin,
        @Nullable Money cost,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Schema(required = true) boolean brownfield,
        @Schema(required = true) boolean flagship,
        @Schema(required = true) boolean stalled,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt) {

    /**
     * The same, as the database gives it.
     *
     * @param score how well it fits the words of a search, in millionths
     */
    record Row(
            long score,
            UUID id,
            String reference,
            @Nullable String title,
            String territory,
            String leadRegion,
            @Nullable String theme,
            String state,
            Instant stateSince,
            @Nullable String leadName,
            @Nullable String leadSiren,
            String origin,
            long costCents,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            boolean brownfield,
            boolean flagship,
            boolean stalled,
            Instant createdAt,
            Instant updatedAt) {

        /** What to select, in the order of the components. */
        static String columns(String score) {
            return "cast(" + score
                    + " as bigint) as score, p.id, p.reference, p.title, p.territory, t.lead_region, p.theme,"
                    + " p.state, p.state_since, p.lead_name, p.lead_siren, p.origin, p.cost_cents, p.starts_on, p.ends_on,"
                    + " p.brownfield, p.flagship, " + ProjectCriteria.STALLED
                    + " as stalled, p.created_at, p.updated_at";
        }

        ProjectSummaryView view() {
            return new ProjectSummaryView(
                    id,
                    reference,
                    title,
                    territory,
                    leadRegion,
                    theme == null ? null : Theme.valueOf(theme),
                    ProjectState.valueOf(state),
                    stateSince,
                    leadName,
                    leadSiren,
                    Origin.valueOf(origin),
                    costCents < 0 ? null : new Money(costCents),
                    startsOn,
                    endsOn,
                    brownfield,
                    flagship,
                    stalled,
                    createdAt,
                    updatedAt);
        }
    }
}
