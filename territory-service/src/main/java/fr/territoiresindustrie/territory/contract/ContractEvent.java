package fr.territoiresindustrie.territory.contract;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Body of {@code territory.contract-signed}, {@code -amended} and {@code -ended}: the contract as it is from then on. */
record ContractEvent(
        String code,
        UUID contract,
        ContractStatus state,
        int number,
        @Nullable String subject,
        @Nullable LocalDate on,
        @Nullable LocalDate signedOn,
        @Nullable LocalDate endedOn,
        Content content) {}
