package fr.territoiresindustrie.project.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.project.award.AwardView;
import fr.territoiresindustrie.project.sheet.AchievedResult;
import fr.territoiresindustrie.project.sheet.Attachment;
import fr.territoiresindustrie.project.sheet.Brownfield;
import fr.territoiresindustrie.project.sheet.Calendar;
import fr.territoiresindustrie.project.sheet.ConfidentialField;
import fr.territoiresindustrie.project.sheet.ExpectedResult;
import fr.territoiresindustrie.project.sheet.ExternalId;
import fr.territoiresindustrie.project.sheet.FinancingPlan;
import fr.territoiresindustrie.project.sheet.Lead;
import fr.territoiresindustrie.project.sheet.Milestone;
import fr.territoiresindustrie.project.sheet.Partner;
import fr.territoiresindustrie.project.sheet.Share;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.sheet.Theme;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A project as a caller may see it.
 *
 * @param leadRegion the region that decides
 * @param regions all regions of its territory
 * @param mergedInto the project that it was found to repeat, which goes on for both
 * @param originLabel where the sheet comes from, in French and English
 * @param confidentialNotes only for the territory, its regions and the national delegation; so are the fields named in confidentialFields
 * @param agreements what the territories that share it answered
 * @param flagship a showcase of the programme, with the national delegation's reason
 * @param awards money agreed for it
 * @param nearDuplicates in the answer to its creation only: the references of projects that look like it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Project")
record ProjectView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String reference,
        @JsonIgnore @Schema(hidden = true) long version,
        @Schema(required = true) String territory,
        @Schema(required = true) String leadRegion,
        @Schema(required = true) List<String> regions,
        @Schema(required = true) ProjectState state,
        @Nullable UUID mergedInto,
        @Schema(required = true) Origin origin,
        @Schema(required = true) Text originLabel,
        @Nullable String externalId,
        @Nullable String title,
        @Nullable String summary,
        @Nullable Theme theme,
        @Nullable Lead lead,
        @Schema(required = true) List<Partner> partners,
        @Schema(required = true) List<String> locations,
        @Nullable Calendar calendar,
        @Schema(required = true) List<ExpectedResult> expectedResults,
        @Schema(required = true) List<String> needs,
        @Schema(required = true) FinancingPlan financingPlan,
        @Nullable Brownfield brownfield,
        @Nullable String confidentialNotes,
        @Schema(required = true) List<String> priorities,
        @Schema(required = true) List<Milestone> milestones,
        @Schema(required = true) List<AchievedResult> achievedResults,
        @Schema(required = true) List<Attachment> attachments,
        @Schema(required = true) List<ExternalId> externalIds,
        @Schema(required = true) List<Share> sharedWith,
        @Schema(required = true) List<AgreementView> agreements,
        @Schema(required = true) Set<ConfidentialField> confidentialFields,
        @Schema(required = true) boolean flagship,
        @Nullable String flagshipReason,
        @Schema(required = true) List<AwardView> awards,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true) Instant stateSince,
        @Nullable List<String> nearDuplicates) {

    static ProjectView of(SeenProject seen, List<AwardView> awards, List<AgreementView> agreements) {
        return of(seen, awards, agreements, null);
    }

    /** A project just begun. */
    static ProjectView ofNew(SeenProject seen, List<String> nearDuplicates) {
        return of(seen, List.of(), List.of(), nearDuplicates);
    }

    private static ProjectView of(
            SeenProject seen,
            List<AwardView> awards,
            List<AgreementView> agreements,
            @Nullable List<String> nearDuplicates) {
        Project project = seen.project();
        Sheet sheet = seen.sheet();
        return new ProjectView(
                project.id(),
                project.reference(),
                project.version(),
                project.territory(),
                seen.territory().leadRegion(),
                seen.territory().regions(),
                project.state(),
                project.mergedInto(),
                project.origin(),
                project.origin().label(),
                project.externalId(),
                sheet.title(),
                sheet.summary(),
                sheet.theme(),
                sheet.lead(),
                sheet.partners(),
                sheet.locations(),
                sheet.calendar(),
                sheet.expectedResults(),
                sheet.needs(),
                sheet.financingPlan(),
                sheet.brownfield(),
                sheet.confidentialNotes(),
                sheet.priorities(),
                sheet.milestones(),
                sheet.achievedResults(),
                sheet.attachments(),
                sheet.externalIds(),
                sheet.sharedWith(),
                agreements,
                sheet.confidentialFields(),
                project.isFlagship(),
                project.flagshipReason(),
                awards,
                project.createdAt(),
                project.updatedAt(),
                project.stateSince(),
                nearDuplicates);
    }
}
