package fr.territoiresindustrie.territory.reference;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions that the lists of the registry share. */
public final class Search {

    private Search() {}

    /** Keeps the rows whose {@code search} column has a word beginning with each word asked; no question keeps all. */
    public static <R> KeysetQuery<R> words(KeysetQuery<R> query, String column, @Nullable String question) {
        if (question == null) {
            return query;
        }
        List<String> patterns = SearchText.patterns(question);
        for (int i = 0; i < patterns.size(); i++) {
            query.where(column + " like :word" + i, "word" + i, patterns.get(i));
        }
        return patterns.isEmpty() ? query.where("false") : query;
    }
}
