package fr.territoiresindustrie.funding.reconciliation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A confirmed payment, as far as an extract can know it; the amount in cents. */
record Paid(
        UUID id,
        String reference,
        @Nullable String legalReference,
        @Nullable String siret,
        String siren,
        long amount,
        LocalDate confirmedOn) {}
