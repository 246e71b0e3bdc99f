package fr.territoiresindustrie.territory.suggestion;

import fr.territoiresindustrie.territory.reference.AsOf;
import fr.territoiresindustrie.territory.reference.SearchText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Finds places by a name half typed. Names that begin with the question are read along the index of names, by its two ends, because a prefix given as a
 * parameter of LIKE cannot be; names that hold its words are read by their trigrams, which needs three letters.
 */
@ApplicationScoped
class SuggestionRepository {

    private static final int LETTERS = 3;

    private static final String TERRITORIES = """
            (select 'TERRITORY' as kind, t.code, t.name, t.phase, cast(null as text) as departement, cast(null as bigint) as population,
                    t.search, cast(RANK as int) as rank
             from territory t where FOUND and (cast(:asOf as date) is null or t.valid @> cast(:asOf as date))
             order by rank, t.phase desc, t.search limit :most)""";
    private static final String INTERCOMMUNALITIES = """
            (select 'INTERCOMMUNALITY' as kind, t.siren as code, t.name, cast(null as int) as phase, cast(null as text) as departement,
                    cast(null as bigint) as population, t.search,
                    cast(RANK as int) as rank
             from intercommunality_today t where FOUND
             order by rank, t.search limit :most)""";
    private static final String COMMUNES = """
            (select 'COMMUNE' as kind, t.code, t.name, cast(null as int) as phase, t.departement_code as departement,
                    cast(t.population as bigint) as population, t.search,
                    cast(RANK as int) as rank
             from commune_today t where FOUND
             order by rank, t.population desc nulls last, t.code limit :most)""";

    private static final String RANK =
            "case when t.search = :whole then 0 when t.search >= :begin and t.search < :beyond then 1"
                    + " when position(:whole in t.search) > 0 then 2 else 3 end";
    private static final String BEGINS = "t.search >= :begin and t.search < :beyond";

    /** A place that has the very name comes first, then in turn the best of each kind. */
    private static final String IN_TURN = """
            select kind, code, name, phase, departement, population from (
                select hit.*, row_number() over (partition by kind order by rank, phase desc, population desc nulls last, search, code) as turn
                from (HITS) hit) hits
            order by rank > 0, turn, kind desc, code limit :most""";

    private final EntityManager entities;

    SuggestionRepository(EntityManager entities) {
        this.entities = entities;
    }

    List<Row> find(String question, SuggestionView.@Nullable Kind kind, @Nullable LocalDate asOf, int most) {
        List<String> patterns = SearchText.patterns(question);
        if (patterns.isEmpty()) {
            return List.of();
        }
        boolean words = patterns.stream().anyMatch(pattern -> pattern.length() >= LETTERS + "% %".length());
        String contains = IntStream.range(0, patterns.size())
                .mapToObj(i -> "t.search like :word" + i)
                .collect(Collectors.joining(" and "));
        String hits = java.util.Arrays.stream(SuggestionView.Kind.values())
                .filter(each -> kind == null || kind == each)
                .map(each ->
                        of(each).replace("FOUND", words ? contains : BEGINS).replace("RANK", RANK))
                .collect(Collectors.joining(" union all "));
        var query = entities.unwrap(Session.class)
                .createNativeQuery(AsOf.dated(IN_TURN.replace("HITS", hits), asOf), Row.class);
        String begin = SearchText.beginning(question);
        query.setParameter("begin", begin)
                .setParameter("beyond", begin + "~")
                .setParameter("whole", SearchText.of(question))
                .setParameter("most", most);
        if (asOf != null || hits.contains(":asOf")) {
            query.setParameter("asOf", asOf, LocalDate.class);
        }
        if (words) {
            IntStream.range(0, patterns.size()).forEach(i -> query.setParameter("word" + i, patterns.get(i)));
        }
        return query.getResultList();
    }

    private static String of(SuggestionView.Kind kind) {
        return switch (kind) {
            case TERRITORY -> TERRITORIES;
            case INTERCOMMUNALITY -> INTERCOMMUNALITIES;
            case COMMUNE -> COMMUNES;
        };
    }

    record Row(
            String kind,
            String code,
            String name,
            @Nullable Integer phase,
            @Nullable String departement,
            @Nullable Long population) {}
}
