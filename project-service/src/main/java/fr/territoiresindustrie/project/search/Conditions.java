package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a query over {@code p} and {@code t}, with the values they bind. Fragments come from the program only.
 *
 * <p>Once the document of a project must hold something (words, a commune), its index alone finds the projects, and the columns only check
 * what it found: a rare word joined with an index on a column that half of the projects satisfy would cost as much as there are projects.
 */
final class Conditions {

    private static final String PROJECTS = "project p join territory t on t.code = p.territory";

    /** {@code offset 0} keeps conditions outside from being looked up by another index. */
    private static final String HOLDING = "(select * from project where document @@ cast(:held as tsquery) offset 0) p"
            + " join territory t on t.code = p.territory";

    private final List<String> fragments = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<String> held = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();

    Conditions add(String fragment) {
        fragments.add(fragment);
        return this;
    }

    /** A null or empty value adds nothing. */
    Conditions add(String fragment, String name, @Nullable Object value) {
        if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
            fragments.add(fragment);
            values.put(name, value);
        }
        return this;
    }

    void bind(String name, Object value) {
        values.put(name, value);
    }

    /** What the document must hold, as the text of a query; an empty one adds nothing. */
    Conditions hold(String meaning) {
        if (!meaning.isEmpty()) {
            held.add(meaning);
        }
        return this;
    }

    /** The lexemes of which the document holds one when a fragment is satisfied: they narrow the search of a document, if there is one. */
    Conditions hint(String prefix, Collection<String> oneOf) {
        if (!oneOf.isEmpty()) {
            hints.add(oneOf.stream().map(value -> lexeme(prefix, value)).collect(Collectors.joining(" | ")));
        }
        return this;
    }

    /** A lexeme as the text of a query has it. */
    static String lexeme(String prefix, String value) {
        return "'" + (prefix + value).replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** Flagships are few and have an index of their own: it finds them, and the conditions check them. */
    String fromFlagships() {
        return "(select * from project where flagship"
                + (held.isEmpty() ? "" : " and document @@ cast(:held as tsquery)") + " offset 0) p"
                + " join territory t on t.code = p.territory";
    }

    String from() {
        return held.isEmpty() ? PROJECTS : HOLDING;
    }

    String sql() {
        return fragments.isEmpty() ? "true" : fragments.stream().collect(Collectors.joining(") and (", "(", ")"));
    }

    void bindTo(Query<?> query) {
        bound().forEach(query::setParameter);
    }

    <R> KeysetQuery<R> applyTo(KeysetQuery<R> query) {
        fragments.forEach(query::where);
        return bindTo(query);
    }

    /** Only the values, for a query that has the fragments elsewhere. */
    <R> KeysetQuery<R> bindTo(KeysetQuery<R> query) {
        bound().forEach(query::bind);
        return query;
    }

    /** The values by their names. */
    Map<String, Object> bound() {
        Map<String, Object> all = new LinkedHashMap<>(values);
        if (!held.isEmpty()) {
            all.put(
                    "held",
                    Stream.concat(held.stream(), hints.stream()).collect(Collectors.joining(") & (", "(", ")")));
        }
        return all;
    }
}
