package fr.territoiresindustrie.kit.batch;

import fr.territoiresindustrie.kit.batch.Batches.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class BatchesTest {

    private final List<List<Integer>> seen = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aSingleCallerIsABatchOfOne() {
        var batches = new Batches<String, Integer, Integer>(8, this::doubled, failure -> true);
        assertThat(batches.run("a", 21)).isEqualTo(42);
        assertThat(batches.run("a", 4)).isEqualTo(8);
        assertThat(seen).containsExactly(List.of(21), List.of(4));
    }

    @Test
    void whoeverComesMeanwhileSharesTheNextBatchInOrder() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        var batches = new Batches<String, Integer, Integer>(
                3,
                items -> {
                    if (items.equals(List.of(0))) {
                        entered.countDown();
                        awaitGate(gate);
                    }
                    return doubled(items);
                },
                failure -> true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            answers.add(threads.submit(() -> batches.run("a", 0)));
            entered.await();
            for (int i = 1; i < 8; i++) {
                int item = i;
                int waiting = i;
                answers.add(threads.submit(() -> batches.run("a", item)));
                await().until(() -> batches.waiting("a") == waiting);
            }
            gate.countDown();
            for (int i = 0; i < 8; i++) {
                assertThat(answers.get(i).get()).isEqualTo(2 * i);
            }
        }
        assertThat(seen).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4, 5, 6), List.of(7));
    }

    @Test
    void oneThatBreaksTheBatchIsRefusedAlone() {
        var batches = new Batches<String, Integer, Integer>(
                100,
                items -> {
                    if (items.contains(13)) {
                        throw new IllegalArgumentException("thirteen");
                    }
                    return doubled(items);
                },
                IllegalArgumentException.class::isInstance);
        AtomicInteger refused = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 64)
                    .forEach(i -> threads.execute(() -> {
                        try {
                            assertThat(batches.run("a", i)).isEqualTo(2 * i);
                        } catch (IllegalArgumentException thirteen) {
                            assertThat(i).isEqualTo(13);
                            refused.incrementAndGet();
                        }
                    }));
        }
        assertThat(refused).hasValue(1);
        assertThat(seen.stream().mapToInt(List::size).sum()).isEqualTo(63);
    }

    @Test
    void aFailureThatMeetsAllIsNotTriedOneByOne() {
        AtomicInteger calls = new AtomicInteger();
        var batches = new Batches<String, Integer, Integer>(
                100,
                items -> {
                    calls.addAndGet(items.size());
                    throw new IllegalStateException("away");
                },
                failure -> false);
        assertThatThrownBy(() -> batches.run("a", 1)).hasMessage("away");
        assertThatThrownBy(() -> batches.run("a", 2)).hasMessage("away");
        assertThat(calls).hasValue(2);
    }

    @Test
    void aLeaderSurvivesWhateverItsWorkThrows() {
        var batches = new Batches<String, Integer, Integer>(
                100,
                items -> {
                    if (items.contains(1)) {
                        throw new StackOverflowError();
                    }
                    return items.contains(2) ? List.of() : doubled(items);
                },
                failure -> true);
        assertThatThrownBy(() -> batches.run("a", 1)).hasCauseInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> batches.run("a", 2)).hasMessage("1 items, 0 outcomes");
        assertThat(batches.run("a", 3)).isEqualTo(6);
    }

    @Test
    void oneKeyDoesNotWaitForAnother() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        var batches = new Batches<String, Integer, Integer>(
                8,
                items -> {
                    if (items.contains(0)) {
                        awaitGate(gate);
                    }
                    return doubled(items);
                },
                failure -> true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> held = threads.submit(() -> batches.run("a", 0));
            assertThat(batches.run("b", 1)).isEqualTo(2);
            gate.countDown();
            assertThat(held.get()).isZero();
        }
    }

    private List<Outcome<Integer>> doubled(List<Integer> items) {
        seen.add(items);
        return items.stream()
                .<Outcome<Integer>>map(i -> new Outcome.Done<>(Objects.requireNonNull(i) * 2))
                .toList();
    }

    private static void awaitGate(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
