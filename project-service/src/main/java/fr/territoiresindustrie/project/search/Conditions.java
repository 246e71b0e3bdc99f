package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.query.Query;
import org.jspecify.annotations.Nullable;

/** Conditions of a query over {@code p} and {@code t}, with the values they bind. Fragments come from the program only. */
final class Conditions {

    private final List<String> fragments = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

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

    String sql() {
        return fragments.isEmpty() ? "true" : fragments.stream().collect(Collectors.joining(") and (", "(", ")"));
    }

    void bindTo(Query<?> query) {
        values.forEach(query::setParameter);
    }

    <R> KeysetQuery<R> applyTo(KeysetQuery<R> query) {
        fragments.forEach(query::where);
        return bindTo(query);
    }

    /** Only the values, for a query that has the fragments elsewhere. */
    <R> KeysetQuery<R> bindTo(KeysetQuery<R> query) {
        values.forEach(query::bind);
        return query;
    }
}
