package fr.territoiresindustrie.funding.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The parities of an envelope: replenishments that another funder matches euro for euro. */
@Schema(name = "Parities")
record ParityView(
        @Schema(required = true) String envelope,
        @Schema(required = true) List<SideView> with) {

    /**
     * Parity with one envelope.
     *
     * @param replenishedHere what this envelope received that the other one matches
     * @param replenishedThere what the other one received that this one matches
     * @param consentedHere whether this funder has consented to match what the other envelope receives
     * @param consentedThere whether the other funder has
     * @param late code of the envelope that has received less; absent when both have received the same
     * @param missing by how much
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Parity")
    record SideView(
            @Schema(required = true) String envelope,
            @Schema(required = true) Money replenishedHere,
            @Schema(required = true) Money replenishedThere,
            @Schema(required = true) boolean consentedHere,
            @Schema(required = true) boolean consentedThere,
            @Nullable String late,
            @Schema(required = true) Money missing) {

        static SideView of(
                String here, String there, long ours, long theirs, boolean consentedHere, boolean consentedThere) {
            @Nullable String late = ours == theirs ? null : ours < theirs ? here : there;
            return new SideView(
                    there,
                    new Money(ours),
                    new Money(theirs),
                    consentedHere,
                    consentedThere,
                    late,
                    new Money(Math.abs(ours - theirs)));
        }
    }
}
