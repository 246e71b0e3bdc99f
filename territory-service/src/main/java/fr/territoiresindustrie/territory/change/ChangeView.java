package fr.territoiresindustrie.territory.change;

import fr.territoiresindustrie.territory.perimeter.MemberView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of a territory's composition, as it was decided.
 *
 * @param id null where the change was only checked
 * @param effectiveOn first day of the new composition
 * @param reason of the delegation, where it gave one
 */
@Schema(name = "PerimeterChange")
public record ChangeView(
        @Schema(required = true, nullable = true) @Nullable UUID id,
        @Schema(required = true) String territory,
        @Schema(required = true) Kind kind,
        @Schema(required = true) ChangeStatus state,
        @Schema(required = true) LocalDate effectiveOn,
        @Schema(required = true) Decision decision,
        @Schema(required = true) List<Member> join,
        @Schema(required = true) List<Member> leave,
        @Schema(required = true, nullable = true) @Nullable String reason,
        @Schema(required = true) Instant recordedAt,
        @Schema(required = true, nullable = true) @Nullable Instant cancelledAt) {

    /** Members come and go, or the territory ends. */
    @Schema(name = "PerimeterChangeKind")
    public enum Kind {
        CHANGE,
        CLOSURE
    }

    /** A member that joins or leaves. */
    @Schema(name = "PerimeterChangeMember")
    public record Member(
            @Schema(required = true) MemberView.Kind kind,

            @Schema(required = true, nullable = true) @Nullable
            String siren,

            @Schema(required = true, nullable = true) @Nullable
            String communeCode,

            @Schema(required = true) String name) {}

    /** The decision and the opinions that it rests on. */
    @Schema(name = "PerimeterChangeDecision")
    public record Decision(
            @Schema(required = true) String reference,
            @Schema(required = true) String title,
            @Schema(required = true) LocalDate decidedOn,
            @Schema(required = true) List<CommitteeOpinion> opinions) {}

    /** A regional committee's opinion. */
    @Schema(name = "PerimeterChangeOpinion")
    public record CommitteeOpinion(
            @Schema(required = true) String region,
            @Schema(required = true) Opinion opinion,
            @Schema(required = true) LocalDate givenOn) {}
}
