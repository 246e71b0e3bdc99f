package fr.territoiresindustrie.project.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.project.sheet.Milestone;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A milestone as it stands today.
 *
 * @param late due before today and neither reached nor dropped
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MilestoneReading")
record MilestoneView(
        @Schema(required = true) String title,
        @Nullable LocalDate dueOn,
        @Schema(required = true) Milestone.State state,
        @Nullable LocalDate reachedOn,
        @Schema(required = true) boolean late) {

    static MilestoneView of(Milestone milestone, LocalDate today) {
        return new MilestoneView(
                milestone.title(),
                milestone.dueOn(),
                milestone.state(),
                milestone.reachedOn(),
                milestone.isLate(today));
    }
}
