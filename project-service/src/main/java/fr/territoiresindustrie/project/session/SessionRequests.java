package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers send about sessions. */
final class SessionRequests {

    private SessionRequests() {}

    /** A new session of a committee. */
    @Schema(name = "NewCommitteeSession")
    record Creation(
            @NotNull UUID committee,
            @NotNull LocalDate heldOn,
            @PlainText @Size(max = 300) @Nullable String place,
            @PlainText @Size(max = 20_000) @Nullable String remarks) {

        Edit edit() {
            return new Edit(heldOn, place, remarks);
        }
    }

    /**
     * When and where, and what the minutes say beside the decisions.
     *
     * @param remarks may be written until the session is closed
     */
    @Schema(name = "CommitteeSessionEdit")
    record Edit(
            @NotNull LocalDate heldOn,
            @PlainText @Size(max = 300) @Nullable String place,
            @PlainText @Size(max = 20_000) @Nullable String remarks) {}

    /** The agenda, whole and in order. */
    @Schema(name = "SessionAgendaEdit")
    record Agenda(@NotNull @Size(max = 200) List<@Valid @NotNull Item> items) {}

    /** A project to put on the agenda, with who presents it and what is proposed. */
    @Schema(name = "SessionAgendaEntry")
    record Item(
            @NotNull UUID projectId,
            @PlainText @Size(max = 200) @Nullable String presentedBy,
            @Valid @Nullable ItemDecision provisional) {}

    /** Who is present, by the names that the committee's members have. */
    @Schema(name = "SessionAttendance")
    record Attendance(@NotNull @Size(max = 500) List<@NotNull @PlainText @Size(max = 200) String> present) {}

    /** Decisions on some or all items of the agenda; those that are not named keep theirs. */
    @Schema(name = "SessionDecisions")
    record Decisions(@NotNull @Size(min = 1, max = 200) List<@Valid @NotNull Decided> items) {}

    /** The decision on one project. */
    @Schema(name = "SessionItemDecision")
    record Decided(@NotNull UUID projectId, @NotNull @Valid ItemDecision decision) {}

    /** A move; a cancellation gives its reason. */
    @Schema(name = "SessionTransition")
    record Transition(
            @NotNull SessionCommand command,
            @PlainText @Size(max = 4_000) @Nullable String reason,
            @Nullable Boolean dryRun) {

        boolean onlyChecks() {
            return Boolean.TRUE.equals(dryRun);
        }
    }
}
