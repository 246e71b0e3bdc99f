package fr.territoiresindustrie.project.sheet;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A step of the project.
 *
 * @param title names it: no two milestones of a project have the same
 * @param dueOn when it should be reached
 * @param reachedOn when it was, in state {@code REACHED} only
 */
@Schema(name = "Milestone")
public record Milestone(
        @NotNull @PlainText @Size(max = 200) String title,
        @Nullable LocalDate dueOn,
        State state,
        @Nullable LocalDate reachedOn) {

    public Milestone(String title, @Nullable LocalDate dueOn, @Nullable State state, @Nullable LocalDate reachedOn) {
        this.title = title;
        this.dueOn = dueOn;
        this.state = state == null ? State.PLANNED : state;
        this.reachedOn = reachedOn;
    }

    /** Where a milestone stands. */
    @Schema(name = "MilestoneState")
    public enum State {
        PLANNED,
        UNDER_WAY,
        REACHED,
        DROPPED
    }

    /** Whether it should have been reached before this day. */
    public boolean isLate(LocalDate today) {
        return (state == State.PLANNED || state == State.UNDER_WAY) && dueOn != null && dueOn.isBefore(today);
    }
}
