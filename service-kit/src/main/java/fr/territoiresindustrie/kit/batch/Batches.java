package fr.territoiresindustrie.kit.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Work that many want done on the same thing at once. While one batch of a key is under way, whoever comes waits for the next; a single
 * caller is a batch of one and waits for nobody. Each caller gets its own outcome. Batches of different keys run side by side.
 *
 * <p>Nothing here is shared between processes: what the work does must be right with several of them, and a batch is then only a larger
 * transaction.
 *
 * @param <K> what is wanted by many
 * @param <T> what one caller wants
 * @param <R> what it gets
 */
public final class Batches<K, T, R> {

    /** What became of one item. */
    public sealed interface Outcome<R> {
        record Done<R>(R result) implements Outcome<R> {}

        record Refused<R>(RuntimeException why) implements Outcome<R> {}
    }

    private record Waiting<T, R>(T item, CompletableFuture<R> result) {}

    private final int most;
    private final Function<List<T>, List<Outcome<R>>> work;
    private final Predicate<RuntimeException> oneByOne;
    private final ConcurrentHashMap<K, Queue<Waiting<T, R>>> lines = new ConcurrentHashMap<>();

    /**
     * Makes empty lines.
     *
     * @param most items of one batch
     * @param work does a batch, in one transaction or not at all, and gives one outcome for each item, in order
     * @param oneByOne whether a batch that failed whole is worth trying item by item, so that what broke one does not refuse its
     *     neighbours; not where each would fail in the same way, as when the database is away
     */
    public Batches(int most, Function<List<T>, List<Outcome<R>>> work, Predicate<RuntimeException> oneByOne) {
        this.most = most;
        this.oneByOne = oneByOne;
        this.work = work;
    }

    /** Waits until the item was done in some batch. Throws what it was refused with. */
    public R run(K key, T item) {
        Waiting<T, R> mine = new Waiting<>(item, new CompletableFuture<>());
        boolean[] first = {false};
        lines.compute(key, (k, line) -> {
            first[0] = line == null;
            Queue<Waiting<T, R>> present = line == null ? new ArrayDeque<>() : line;
            present.add(mine);
            return present;
        });
        if (first[0]) {
            Thread.ofVirtual().name("batches").start(() -> lead(key));
        }
        try {
            return mine.result().join();
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw refused;
        }
    }

    /** How many wait for the next batch of a key. */
    int waiting(K key) {
        int[] size = {0};
        lines.computeIfPresent(key, (k, line) -> {
            size[0] = line.size();
            return line;
        });
        return size[0];
    }

    /** Works batch after batch until nobody waits; then the line is gone, and the next to come leads again. */
    private void lead(K key) {
        for (List<Waiting<T, R>> batch = next(key); !batch.isEmpty(); batch = next(key)) {
            finish(batch);
        }
    }

    private List<Waiting<T, R>> next(K key) {
        List<Waiting<T, R>> batch = new ArrayList<>();
        lines.compute(key, (k, line) -> {
            while (line != null && !line.isEmpty() && batch.size() < most) {
                batch.add(line.remove());
            }
            return batch.isEmpty() ? null : line;
        });
        return batch;
    }

    private void finish(List<Waiting<T, R>> batch) {
        List<Outcome<R>> outcomes = outcomes(batch.stream().map(Waiting::item).toList());
        for (int i = 0; i < batch.size(); i++) {
            CompletableFuture<R> result = batch.get(i).result();
            switch (outcomes.get(i)) {
                case Outcome.Done<R>(R done) -> result.complete(done);
                case Outcome.Refused<R>(RuntimeException why) -> result.completeExceptionally(why);
            }
        }
    }

    /** A leader never dies of its work: the others would wait for ever. */
    private List<Outcome<R>> outcomes(List<T> items) {
        RuntimeException failure;
        try {
            List<Outcome<R>> outcomes = work.apply(items);
            if (outcomes.size() == items.size()) {
                return outcomes;
            }
            failure = new IllegalStateException(items.size() + " items, " + outcomes.size() + " outcomes");
        } catch (RuntimeException failed) {
            failure = failed;
        } catch (Throwable fatal) {
            failure = new IllegalStateException("the batch failed", fatal);
        }
        if (items.size() > 1 && oneByOne.test(failure)) {
            return items.stream()
                    .map(item -> outcomes(List.of(item)).getFirst())
                    .toList();
        }
        return Collections.nCopies(items.size(), new Outcome.Refused<>(failure));
    }
}
