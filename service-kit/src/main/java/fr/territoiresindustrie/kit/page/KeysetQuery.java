package fr.territoiresindustrie.kit.page;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * A list in native SQL, read page by page along its sort keys, so that a page costs the same wherever it is and rows added meanwhile
 * neither repeat nor hide others. SQL fragments come from the program only; values are bound.
 *
 * @param <R> a record whose components have the order and types of the selected columns
 */
public final class KeysetQuery<R> {

    /** Up to here the total is exact. */
    public static final int COUNTED_EXACTLY = 10_000;

    /** A sort key's SQL type, to read it back from a cursor. */
    public enum KeyType {
        TEXT,
        BIGINT,
        UUID,
        DATE,
        TIMESTAMPTZ
    }

    private record Key(String expression, KeyType type) {}

    private final Class<R> row;
    private final String columns;
    private final String from;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<Key> keys = new ArrayList<>();
    private boolean descending;
    private @Nullable LongSupplier total;

    public KeysetQuery(Class<R> row, String columns, String from) {
        this.row = row;
        this.columns = columns;
        this.from = from;
    }

    /** Adds a condition without a value. */
    public KeysetQuery<R> where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition on a bound value; a null value leaves the list unfiltered. */
    public KeysetQuery<R> where(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    /** Binds one more value of a condition. */
    public KeysetQuery<R> bind(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Adds a sort key; the last one must make the order total. */
    public KeysetQuery<R> orderBy(String expression, KeyType type) {
        keys.add(new Key(expression, type));
        return this;
    }

    /** Newest or largest first, for all keys. */
    public KeysetQuery<R> descending() {
        descending = true;
        return this;
    }

    /** Says how many items the list has, where that is known without reading it; it is asked only when a page needs it. */
    public KeysetQuery<R> counted(LongSupplier known) {
        total = known;
        return this;
    }

    /** Reads the page that the caller asks for. {@code keysOf} gives the sort keys of a row, as text. */
    public Page<R> read(EntityManager entities, PageRequest request, Function<R, List<String>> keysOf) {
        String filter = conditions.isEmpty() ? "true" : "(" + String.join(") and (", conditions) + ")";
        if (request.sweep() != null) {
            return request.sweep().next(row, () -> all(entities, filter));
        }
        int list = (filter + stable(parameters) + keys + descending).hashCode();
        @Nullable Cursor after = request.cursor() == null ? null : Cursor.decode(request.cursor(), list, keys.size());
        if (after != null) {
            checkKeys(after);
        }

        String sql = "select " + columns + " from " + from + " where " + filter
                + (after == null ? "" : " and " + beyond())
                + order()
                + " limit :pageSize";
        var query = entities.unwrap(Session.class).createNativeQuery(sql, row);
        parameters.forEach(query::setParameter);
        query.setParameter("pageSize", request.limit() + 1);
        if (after != null) {
            IntStream.range(0, keys.size())
                    .forEach(i -> query.setParameter("key" + i, after.keys().get(i)));
        }
        List<R> rows = query.getResultList();

        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null, after == null ? rows.size() : count(entities, filter));
        }
        List<R> items = rows.subList(0, request.limit());
        String next = new Cursor(list, keysOf.apply(items.getLast())).encode();
        return new Page<>(List.copyOf(items), next, count(entities, filter));
    }

    private String order() {
        return keys.stream()
                .map(k -> k.expression + (descending ? " desc" : ""))
                .collect(Collectors.joining(", ", " order by ", ""));
    }

    /** All rows, which the server hands out as they are asked for: it needs the transaction that the sweep runs in. */
    private ScrollableResults<R> all(EntityManager entities, String filter) {
        var query = entities.unwrap(Session.class)
                .createNativeQuery("select " + columns + " from " + from + " where " + filter + order(), row);
        parameters.forEach(query::setParameter);
        return query.setFetchSize(Sweep.ROWS).scroll(ScrollMode.FORWARD_ONLY);
    }

    /** The bound values in a form that is the same in every process: arrays and collections sorted. */
    private static String stable(Map<String, Object> parameters) {
        Map<String, String> values = new TreeMap<>();
        parameters.forEach((name, value) -> values.put(
                name,
                switch (value) {
                    case Object[] array -> sorted(Arrays.stream(array));
                    case Collection<?> collection -> sorted(collection.stream());
                    default -> value.toString();
                }));
        return values.toString();
    }

    private static String sorted(Stream<?> values) {
        return values.map(String::valueOf).sorted().collect(Collectors.joining(","));
    }

    /** A made-up key is refused here, before the database meets it. */
    private void checkKeys(Cursor cursor) {
        try {
            for (int i = 0; i < keys.size(); i++) {
                String key = cursor.keys().get(i);
                Object read = switch (keys.get(i).type) {
                    case TEXT -> key;
                    case BIGINT -> Long.parseLong(key);
                    case UUID -> java.util.UUID.fromString(key);
                    case DATE -> LocalDate.parse(key);
                    case TIMESTAMPTZ -> Instant.parse(key);
                };
                Objects.requireNonNull(read);
            }
        } catch (IllegalArgumentException | DateTimeParseException madeUp) {
            throw Cursor.refused();
        }
    }

    private String beyond() {
        String left = keys.stream().map(Key::expression).collect(Collectors.joining(", "));
        String right = IntStream.range(0, keys.size())
                .mapToObj(i -> "cast(:key" + i + " as " + keys.get(i).type + ")")
                .collect(Collectors.joining(", "));
        return "(" + left + ") " + (descending ? "<" : ">") + " (" + right + ")";
    }

    private long count(EntityManager entities, String filter) {
        if (total != null) {
            return total.getAsLong();
        }
        Query query = entities.createNativeQuery("select count(*) from (select 1 from " + from + " where " + filter
                + " limit " + (COUNTED_EXACTLY + 1) + ") counted");
        // Values of the sort keys are none of the count's.
        query.getParameters()
                .forEach(asked ->
                        query.setParameter(asked.getName(), Objects.requireNonNull(parameters.get(asked.getName()))));
        return ((Number) query.getSingleResult()).longValue();
    }
}
