package fr.territoiresindustrie.funding.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A proof of an envelope's ledger.
 *
 * @param number the last movement that was there
 * @param hash of that movement: it chains all before it
 * @param holds whether every invariant held
 * @param findings what broke one, at most a hundred
 * @param actor who asked for it, for the body that answers for the envelope and for the platform's administrators
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LedgerProof")
record LedgerProofView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String envelope,
        @Schema(required = true) Instant at,
        @Schema(required = true) long number,
        @Schema(required = true) String hash,
        @Schema(required = true) boolean holds,
        @Schema(required = true) List<FindingView> findings,
        @Nullable String actor) {

    /** What broke an invariant, and where. */
    @Schema(name = "LedgerFinding")
    record FindingView(
            @Schema(required = true) String invariant,
            @Schema(required = true) String detail) {}

    LedgerProofView withoutPeople() {
        return new LedgerProofView(id, envelope, at, number, hash, holds, findings, null);
    }
}
