package fr.territoiresindustrie.project.territory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this service reads of an event about a territory.
 *
 * @param communes official codes of all its communes
 * @param communeTerms the communes with their days; null in events of before there were dated changes: then all are its own as long as it is
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TerritoryTold(
        @JsonProperty(required = true) String code,
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) int phase,
        @JsonProperty(required = true) String leadRegion,
        @JsonProperty(required = true) List<String> regions,
        @JsonProperty(required = true) LocalDate validFrom,
        @Nullable LocalDate validTo,
        @JsonProperty(required = true) List<String> communes,
        @Nullable List<CommuneTerm> communeTerms) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CommuneTerm(
            @JsonProperty(required = true) String commune,
            @JsonProperty(required = true) LocalDate from,
            @Nullable LocalDate to) {}

    List<CommuneTerm> terms() {
        return communeTerms != null
                ? communeTerms
                : communes.stream()
                        .distinct()
                        .map(commune -> new CommuneTerm(commune, validFrom, validTo))
                        .toList();
    }
}
