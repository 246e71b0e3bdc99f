package fr.territoiresindustrie.project.committee;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers send about committees. */
final class CommitteeRequests {

    private CommitteeRequests() {}

    /**
     * A new committee.
     *
     * @param region official code; of a regional committee only
     */
    @Schema(name = "NewCommittee")
    record Creation(
            @NotNull CommitteeLevel level,
            @Pattern(regexp = "^[0-9]{2,3}$") @Nullable String region,
            @NotNull @PlainText @Size(max = 200) String name,
            @NotNull @Min(1) @Max(500) Integer quorum,
            @NotNull @Size(max = 500) List<@Valid @NotNull Member> members) {

        Edit edit() {
            return new Edit(name, quorum, members);
        }
    }

    /**
     * A committee as it is from now on.
     *
     * @param quorum how many voting members must be present
     */
    @Schema(name = "CommitteeEdit")
    record Edit(
            @NotNull @PlainText @Size(max = 200) String name,
            @NotNull @Min(1) @Max(500) Integer quorum,
            @NotNull @Size(max = 500) List<@Valid @NotNull Member> members) {}
}
