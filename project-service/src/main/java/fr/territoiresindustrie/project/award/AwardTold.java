package fr.territoiresindustrie.project.award;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of an event about an agreement. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AwardTold(
        @JsonProperty(required = true) UUID id,
        @JsonProperty(required = true) String reference,
        @JsonProperty(required = true) UUID projectId,
        @JsonProperty(required = true) String operator,
        @JsonProperty(required = true) String envelopeCode,
        @JsonProperty(required = true) Money amount,
        @JsonProperty(required = true) String state,
        @Nullable LocalDate agreedOn,
        @Nullable String legalReference,
        boolean reconstructed) {}
