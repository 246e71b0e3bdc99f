package fr.territoiresindustrie.territory.change;

import fr.territoiresindustrie.kit.identifier.Siren;
import fr.territoiresindustrie.kit.text.PlainName;
import fr.territoiresindustrie.kit.text.PlainText;
import fr.territoiresindustrie.territory.reference.OfficialCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies that create territories and change their composition. */
final class ChangeRequests {

    private ChangeRequests() {}

    /**
     * A change of composition.
     *
     * @param effectiveOn first day of the new composition
     * @param close the territory ends: its last day is the day before
     * @param reason demanded where a committee's opinion is unfavourable
     * @param dryRun checks everything and keeps nothing
     */
    @Schema(name = "NewPerimeterChange")
    record Change(
            @NotNull LocalDate effectiveOn,
            @NotNull @Valid DecisionBody decision,
            @Nullable @Size(max = 200) List<@NotNull @Valid MemberBody> join,
            @Nullable @Size(max = 200) List<@NotNull @Valid MemberBody> leave,
            @Nullable Boolean close,
            @Nullable @PlainText @Size(max = 2000) String reason,
            @Nullable Boolean dryRun) {

        List<MemberBody> joining() {
            return join == null ? List.of() : join;
        }

        List<MemberBody> leaving() {
            return leave == null ? List.of() : leave;
        }

        boolean closing() {
            return Boolean.TRUE.equals(close);
        }
    }

    /** A territory to be created; its code is given by the registry. */
    @Schema(name = "NewTerritory")
    record Creation(
            @NotNull @PlainName @Size(max = 200) String name,
            @NotNull @Min(1) @Max(2) Integer phase,
            @NotNull @Pattern(regexp = OfficialCode.REGION) String leadRegion,
            @NotNull LocalDate validFrom,
            @NotNull @Valid DecisionBody decision,
            @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid MemberBody> members,
            @Nullable @PlainText @Size(max = 2000) String reason,
            @Nullable Boolean dryRun) {}

    /** A member, by the SIREN of an intercommunality or EPT, or by the code of a single commune. */
    @Schema(name = "PerimeterMember")
    record MemberBody(
            @Nullable @Siren String siren,

            @Nullable @Pattern(regexp = OfficialCode.COMMUNE)
            String communeCode) {

        /** SIREN or code, whichever is given; null unless exactly one is. */
        @Nullable
        String key() {
            if (siren != null && communeCode != null) {
                return null;
            }
            return siren != null ? siren : communeCode;
        }
    }

    /** The decision, and the opinions of the regional committees that it rests on: the lead region's, and that of each region of a member. */
    @Schema(name = "NewPerimeterDecision")
    record DecisionBody(
            @NotNull @PlainText @Size(max = 100) String reference,
            @NotNull @PlainText @Size(max = 300) String title,
            @NotNull LocalDate decidedOn,
            @NotNull @Size(min = 1, max = 30) List<@NotNull @Valid OpinionBody> opinions) {}

    @Schema(name = "NewCommitteeOpinion")
    record OpinionBody(
            @NotNull @Pattern(regexp = OfficialCode.REGION) String region,
            @NotNull Opinion opinion,
            @NotNull LocalDate givenOn) {}

    @Schema(name = "PerimeterChangeTransition")
    record Move(
            @NotNull ChangeCommand command,
            @Nullable @PlainText @Size(max = 2000) String reason,
            @Nullable Boolean dryRun) {}
}
