package fr.territoiresindustrie.territory.reference;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names that a caller looks for in a list.
 *
 * @param question as typed, or null for all
 * @param byRelevance whether the best of them come first
 */
public record Search(@Nullable String question, boolean byRelevance) {

    static final String RELEVANCE = "relevance";

    /** The same order as {@link #rank}: the very name, a name that begins with it, one that holds it whole, any other. */
    private static final String RANK =
            "cast(case when COLUMN = :whole then 0 when starts_with(COLUMN, :begin) then 1 when position(:whole in COLUMN) > 0 then 2"
                    + " else 3 end as bigint)";

    /** Keeps the rows whose {@code search} column has a word beginning with each word asked; no question keeps all. */
    public <R> KeysetQuery<R> keep(KeysetQuery<R> query, String column) {
        if (question == null) {
            return query;
        }
        List<String> patterns = SearchText.patterns(question);
        for (int i = 0; i < patterns.size(); i++) {
            query.where(column + " like :word" + i, "word" + i, patterns.get(i));
        }
        return patterns.isEmpty() ? query.where("false") : query;
    }

    /** Puts the best before the others, where that is asked for: the first key of the order. */
    public <R> KeysetQuery<R> order(KeysetQuery<R> query, String column) {
        return question == null || !byRelevance
                ? query
                : query.bind("whole", SearchText.of(question))
                        .bind("begin", SearchText.beginning(question))
                        .orderBy(RANK.replace("COLUMN", column), KeyType.BIGINT);
    }

    /** The keys of a row in a list that is {@link #order ordered} so. */
    public List<String> keys(String search, List<String> others) {
        return question == null || !byRelevance
                ? others
                : java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(String.valueOf(rank(search, question))), others.stream())
                        .toList();
    }

    private static int rank(String search, String question) {
        String whole = SearchText.of(question);
        if (search.equals(whole)) {
            return 0;
        }
        if (search.startsWith(SearchText.beginning(question))) {
            return 1;
        }
        return search.contains(whole) ? 2 : 3;
    }
}
