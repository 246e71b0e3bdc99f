package fr.territoiresindustrie.project.committee;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A member of a committee for a term.
 *
 * @param name the person's; two members of one committee have different names
 * @param to last day of the term; none while it lasts
 */
@Schema(name = "CommitteeMember")
public record Member(
        @NotNull @PlainText @Size(max = 200) String name,
        @NotNull @PlainText @Size(max = 200) String organisation,
        @NotNull Role role,
        @NotNull LocalDate from,
        @Nullable LocalDate to) {

    /** What a member is in the committee; advisers do not count for the quorum. */
    @Schema(name = "CommitteeRole")
    public enum Role {
        CHAIR,
        VOTING,
        ADVISORY
    }

    /** Whether the term covers a day. */
    public boolean sitsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    public boolean votes() {
        return role != Role.ADVISORY;
    }
}
