package fr.territoiresindustrie.kit.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.ScrollableResults;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a whole list, some rows at a time, on one server-side cursor. It asks the list's own reading again and again with the same
 * request, so that filters and rights are those of the list: {@link KeysetQuery} gives the next rows each time. One thread, one transaction.
 */
public final class Sweep implements AutoCloseable {

    /** How many rows are in memory at a time. */
    static final int ROWS = 500;

    private @Nullable Class<?> row;
    private @Nullable ScrollableResults<?> rows;
    private boolean over;

    /** What to ask the list for, each time. */
    public PageRequest request() {
        if (over) {
            throw new IllegalStateException("this list was walked through to its end");
        }
        return new PageRequest(this);
    }

    /** Whether all rows were read. A list that does not read by {@link KeysetQuery} could not be walked through. */
    public boolean isOver() {
        if (rows == null) {
            throw new IllegalStateException("the list was not read by a KeysetQuery");
        }
        return over;
    }

    <R> Page<R> next(Class<R> type, Supplier<ScrollableResults<R>> open) {
        if (rows == null) {
            row = type;
            rows = open.get();
        } else if (row != type) {
            throw new IllegalStateException("a list that reads by two queries cannot be walked through");
        }
        List<R> next = new ArrayList<>(ROWS);
        while (next.size() < ROWS && rows.next()) {
            next.add(type.cast(rows.get()));
        }
        over = next.size() < ROWS;
        return new Page<>(next, null, 0);
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
    }
}
