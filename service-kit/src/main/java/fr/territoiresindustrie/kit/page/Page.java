package fr.territoiresindustrie.kit.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor where the next page begins, null on the last one
 * @param totalEstimate how many items the whole list has: exact up to {@link KeysetQuery#COUNTED_EXACTLY}, that number plus one beyond
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, long totalEstimate) {

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), nextCursor, totalEstimate);
    }
}
