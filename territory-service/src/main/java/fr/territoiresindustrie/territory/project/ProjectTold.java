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
        @Nullable String leadSiren) {}
