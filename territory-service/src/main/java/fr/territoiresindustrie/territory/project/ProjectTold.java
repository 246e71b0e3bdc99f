package fr.territoiresindustrie.territory.project;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Just the fields that the action plan shows of an event of a project. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProjectTold(
        @JsonProperty(required = true) UUID id,
        @JsonProperty(required = true) String reference,
        @Nullable String title,
        @JsonProperty(required = true) String territory,
        @Nullable String theme,
        @JsonProperty(required = true) String state,
        @Nullable String leadName,
        @Nullable String leadSiren,
        @Nullable UUID into) {

    /** What was merged into another project keeps its state and is planned no more: the other goes on for both. */
    String stateInThePlan() {
        return into == null ? state : "MERGED";
    }
}
