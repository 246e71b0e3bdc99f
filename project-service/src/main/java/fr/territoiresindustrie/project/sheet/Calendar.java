package fr.territoiresindustrie.project.sheet;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When the project starts and ends; either may be unknown yet. */
@Schema(name = "ProjectCalendar")
public record Calendar(@Nullable LocalDate start, @Nullable LocalDate end) {

    /** Whether the end comes before the start. */
    public boolean runsBackwards() {
        return start != null && end != null && end.isBefore(start);
    }
}
