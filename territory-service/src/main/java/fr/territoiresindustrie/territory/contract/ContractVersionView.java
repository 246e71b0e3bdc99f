package fr.territoiresindustrie.territory.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was signed on a day, never edited.
 *
 * @param number counts the versions of a territory's contracts, from 1
 * @param subject of an amendment: what it changes; of a contract: its title
 */
@Schema(name = "ContractVersion")
public record ContractVersionView(
        @Schema(required = true) int number,
        @Schema(required = true) UUID contract,
        @Schema(required = true) Kind kind,
        @Schema(required = true) String subject,
        @Schema(required = true) LocalDate signedOn,
        @Schema(required = true) Instant recordedAt,
        @Schema(required = true) Content content) {

    /** A contract, or an amendment of it. */
    @Schema(name = "ContractVersionKind")
    public enum Kind {
        CONTRACT(ContractStatus.SIGNED),
        AMENDMENT(ContractStatus.AMENDED);

        private final ContractStatus state;

        Kind(ContractStatus state) {
            this.state = state;
        }

        /** Where the contract stands while this is its last version and it has not ended. */
        ContractStatus state() {
            return state;
        }
    }
}
