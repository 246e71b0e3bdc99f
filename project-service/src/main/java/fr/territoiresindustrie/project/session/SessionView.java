package fr.territoiresindustrie.project.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.project.committee.CommitteeLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A session as a caller may see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CommitteeSession")
record SessionView(
        @Schema(required = true) UUID id,
        @JsonIgnore @Schema(hidden = true) long version,
        @Schema(required = true) UUID committee,
        @Schema(required = true) String committeeName,
        @Schema(required = true) CommitteeLevel level,
        @Nullable String region,
        @Schema(required = true) LocalDate heldOn,
        @Nullable String place,
        @Schema(required = true) SessionStatus state,
        @Schema(required = true) List<ItemView> agenda,
        @Nullable AttendanceView attendance,
        @Nullable String remarks,
        @Nullable Instant closedAt) {

    /** An item of the agenda, in its place from 1. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SessionAgendaItem")
    record ItemView(
            @Schema(required = true) int position,
            @Schema(required = true) UUID projectId,
            @Schema(required = true) String reference,
            @Nullable String title,
            @Schema(required = true) String territory,
            @Nullable String presentedBy,
            @Nullable ItemDecision provisional,
            @Nullable ItemDecision decision) {}

    /** Who is present; people only for those who run the committee and the delegation. */
    @Schema(name = "SessionAttendanceReading")
    record AttendanceView(
            @Schema(required = true) List<String> present,
            @Schema(required = true) long votersPresent,
            @Schema(required = true) int quorum,
            @Schema(required = true) boolean quorumMet) {}

    static SessionView of(SeenSession seen) {
        CommitteeSession session = seen.session();
        boolean all = seen.readsAll();
        return new SessionView(
                session.id(),
                session.version(),
                session.committeeId(),
                seen.committee().name(),
                seen.committee().level(),
                seen.committee().region(),
                session.heldOn(),
                session.place(),
                session.state(),
                items(seen),
                all ? attendance(seen) : null,
                all ? session.remarks() : null,
                session.closedAt());
    }

    private static List<ItemView> items(SeenSession seen) {
        List<UUID> order =
                seen.session().agenda().stream().map(AgendaItem::projectId).toList();
        List<AgendaItem> items = seen.items();
        return IntStream.range(0, items.size())
                .mapToObj(items::get)
                .map(item -> new ItemView(
                        order.indexOf(item.projectId()) + 1,
                        item.projectId(),
                        item.reference(),
                        item.title(),
                        item.territory(),
                        item.presentedBy(),
                        item.provisional(),
                        item.decision()))
                .toList();
    }

    private static AttendanceView attendance(SeenSession seen) {
        SessionCase facts = seen.facts();
        return new AttendanceView(
                seen.session().present(),
                facts.votersPresent(),
                seen.committee().quorum(),
                facts.hasQuorum());
    }
}
