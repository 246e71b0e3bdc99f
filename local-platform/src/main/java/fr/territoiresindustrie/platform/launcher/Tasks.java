package fr.territoiresindustrie.platform.launcher;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Things done side by side, of which some wait for others. The first that fails fails whoever waits for any. */
final class Tasks implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Object> failure = new CompletableFuture<>();
    private final Progress progress;

    Tasks(Progress progress) {
        this.progress = progress;
    }

    /** What a task will have made. */
    @FunctionalInterface
    interface Result<T> {
        T await();
    }

    /** Says so when the work is done. */
    <T> Result<T> start(String part, String news, Callable<T> work) {
        return start(() -> {
            var made = work.call();
            progress.say(part, news);
            return made;
        });
    }

    <T> Result<T> start(Callable<T> work) {
        var done = new CompletableFuture<T>();
        threads.execute(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable e) {
                failure.completeExceptionally(e);
                done.completeExceptionally(e);
            }
        });
        return () -> {
            try {
                CompletableFuture.anyOf(done, failure).join();
                return done.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            }
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
