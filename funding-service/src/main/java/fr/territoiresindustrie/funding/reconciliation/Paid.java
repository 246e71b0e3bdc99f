package fr.territoiresindustrie.funding.reconciliation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A confirmed payment that a line may be, as far as an extract can know it; the amount in cents. */
record Paid(
        int line,
        UUID id,
        String reference,
        @Nullable String legalReference,
        @Nullable String siret,
        String siren,
        long amount,
        LocalDate confirmedOn) {}
