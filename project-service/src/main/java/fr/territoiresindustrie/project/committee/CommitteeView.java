package fr.territoiresindustrie.project.committee;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A committee as a caller may see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Committee")
record CommitteeView(
        @Schema(required = true) UUID id,
        @JsonIgnore @Schema(hidden = true) long version,
        @Schema(required = true) CommitteeLevel level,
        @Nullable String region,
        @Schema(required = true) String name,
        @Schema(required = true) int quorum,
        @Schema(required = true) List<MemberView> members,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt) {

    /**
     * A member.
     *
     * @param name only for regions, the delegation and territories: people are not published
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommitteeMemberReading")
    record MemberView(
            @Nullable String name,
            @Schema(required = true) String organisation,
            @Schema(required = true) Member.Role role,
            @Schema(required = true) LocalDate from,
            @Nullable LocalDate to) {}

    static CommitteeView of(Committee committee, Caller caller) {
        boolean people = caller.is(Roles.REGION) || caller.is(Roles.DELEGATION) || caller.is(Roles.TERRITORY);
        return new CommitteeView(
                committee.id(),
                committee.version(),
                committee.level(),
                committee.region(),
                committee.name(),
                committee.quorum(),
                committee.members().stream()
                        .map(m ->
                                new MemberView(people ? m.name() : null, m.organisation(), m.role(), m.from(), m.to()))
                        .toList(),
                committee.createdAt(),
                committee.updatedAt());
    }
}
