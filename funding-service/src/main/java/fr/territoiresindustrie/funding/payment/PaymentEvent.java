package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the others are told of a payment. */
record PaymentEvent(
        UUID id,
        String reference,
        UUID applicationId,
        UUID projectId,
        String operator,
        PaymentKind kind,
        Money amount,
        PaymentStatus state,
        @Nullable UUID recovers,
        @Nullable LocalDate confirmedOn) {}
