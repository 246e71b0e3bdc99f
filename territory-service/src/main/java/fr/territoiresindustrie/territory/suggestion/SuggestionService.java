package fr.territoiresindustrie.territory.suggestion;

import fr.territoiresindustrie.territory.reference.AsOf;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SuggestionService {

    private final SuggestionRepository places;

    SuggestionService(SuggestionRepository places) {
        this.places = places;
    }

    SuggestionView.All find(String question, SuggestionView.@Nullable Kind kind, @Nullable String asOf, int most) {
        return new SuggestionView.All(places.find(question, kind, AsOf.parse(asOf), most).stream()
                .map(row -> new SuggestionView(
                        SuggestionView.Kind.valueOf(row.kind()),
                        row.code(),
                        row.name(),
                        row.phase(),
                        row.departement(),
                        row.population()))
                .toList());
    }
}
