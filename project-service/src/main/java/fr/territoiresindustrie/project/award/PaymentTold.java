package fr.territoiresindustrie.project.award;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What this service reads of the event of a payment.
 *
 * @param kind {@code RECOVERY} is money given back, every other kind money paid
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record PaymentTold(
        @JsonProperty(required = true) UUID id,
        @JsonProperty(required = true) UUID applicationId,
        @JsonProperty(required = true) UUID projectId,
        @JsonProperty(required = true) Money amount,
        @JsonProperty(required = true) String kind,
        @JsonProperty(required = true) LocalDate confirmedOn) {}
