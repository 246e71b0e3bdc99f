package fr.territoiresindustrie.funding.project;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Just the fields that funding reads from an event of a project. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProjectEvent(
        UUID id,
        String reference,
        @Nullable String title,
        String territory,
        String leadRegion,
        List<String> regions,
        String state,
        @Nullable String leadSiren,
        @Nullable String leadName,
        @Nullable String externalId,
        @Nullable String theme) {}
