package fr.territoiresindustrie.territory.perimeter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of {@code territory.created}: all that the other services copy of a territory. */
record TerritoryCreatedEvent(
        String code,
        String officialId,
        String name,
        int phase,
        String leadRegion,
        List<String> regions,
        List<String> departements,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<Member> members,
        List<String> communes,
        List<CommuneTerm> communeTerms) {

    record CommuneTerm(
            String commune, LocalDate from, @Nullable LocalDate to) {}

    record Member(
            String kind,
            @Nullable String siren,
            @Nullable String communeCode,
            LocalDate from,
            @Nullable LocalDate to) {}
}
