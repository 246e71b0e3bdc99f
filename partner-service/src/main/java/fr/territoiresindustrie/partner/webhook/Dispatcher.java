package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.partner.feed.FeedHead;
import fr.territoiresindustrie.partner.webhook.QueueRepository.Due;
import fr.territoiresindustrie.partner.webhook.QueueService.Attempt;
import fr.territoiresindustrie.partner.webhook.QueueService.Receiver;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the queues filled and sends what is due. Each webhook has a lane of its own, a virtual thread that lives while it has something to
 * do, so a receiver that is slow or dead holds up nobody but itself; what a lane may have under way is bounded, and so is the whole.
 */
@ApplicationScoped
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final QueueService queue;
    private final ReceiverClient client;
    private final MessageHeaders headers;
    private final FeedHead head;
    private final WebhookConfig config;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore underWay;

    /** Lanes by webhook; true where something was asked for while the lane was at work. */
    private final Map<UUID, Boolean> filling = new ConcurrentHashMap<>();

    private final Map<UUID, Boolean> sending = new ConcurrentHashMap<>();
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;

    Dispatcher(QueueService queue, ReceiverClient client, MessageHeaders headers, FeedHead head, WebhookConfig config) {
        this.queue = queue;
        this.client = client;
        this.headers = headers;
        this.head = head;
        this.config = config;
        this.underWay = new Semaphore(config.atOnce());
    }

    void start(@Observes StartupEvent started) {
        if (config.sending()) {
            Thread.ofPlatform().name("webhook-feed").daemon().start(this::followFeed);
            Thread.ofPlatform().name("webhook-due").daemon().start(this::followClock);
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        news.release();
        threads.shutdown();
        if (!threads.awaitTermination(config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }

    /** To be called when something was queued beside the feed. */
    void wake() {
        news.release();
    }

    /** One look at what is behind and what is due, without waiting; for tests that hold the clock. */
    void sweep() {
        queue.behind().forEach(id -> lane(filling, id, this::fill));
        queue.due().forEach(id -> lane(sending, id, this::send));
    }

    private void followFeed() {
        long position = -1;
        while (!stopping) {
            try {
                if (head.awaitBeyond(position, config.sweep())) {
                    position = head.now().last();
                }
                queue.behind().forEach(id -> lane(filling, id, this::fill));
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException outage) {
                pause(outage);
            }
        }
    }

    private void followClock() {
        while (!stopping) {
            try {
                if (news.tryAcquire(config.sweep().toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
                queue.due().forEach(id -> lane(sending, id, this::send));
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException outage) {
                pause(outage);
            }
        }
    }

    /** Starts a lane unless this process has it already. The work tells whether there is more of it. */
    private void lane(Map<UUID, Boolean> lanes, UUID id, Predicate<UUID> work) {
        if (stopping || lanes.merge(id, false, (present, none) -> true)) {
            return;
        }
        threads.execute(() -> {
            do {
                lanes.put(id, false);
                try {
                    boolean more = true;
                    while (more && !stopping) {
                        more = work.test(id);
                    }
                } catch (RuntimeException outage) {
                    LOG.warnf(outage, "webhook %s waits", id);
                    lanes.put(id, false);
                }
                // what was asked for after the last look is looked for, not left to the next sweep
            } while (!lanes.remove(id, false) && !stopping);
        });
    }

    private boolean fill(UUID id) {
        boolean more = queue.fill(id);
        lane(sending, id, this::send);
        return more;
    }

    private boolean send(UUID id) {
        List<Due> due = queue.claim(id);
        Optional<Receiver> receiver = due.isEmpty() ? Optional.empty() : queue.receiver(id);
        if (receiver.isEmpty()) {
            return false;
        }
        List<Future<Attempt>> running = new ArrayList<>();
        for (Due one : due) {
            running.add(threads.submit(() -> attempt(one, receiver.get())));
        }
        List<Attempt> attempts = new ArrayList<>();
        for (Future<Attempt> one : running) {
            @Nullable Attempt attempt = await(one);
            if (attempt != null) {
                attempts.add(attempt);
            }
        }
        queue.conclude(id, attempts);
        return true;
    }

    private Attempt attempt(Due due, Receiver receiver) throws InterruptedException {
        underWay.acquire();
        try {
            return new Attempt(due, client.post(receiver.address(), headers.of(due, receiver), due.body()));
        } finally {
            underWay.release();
        }
    }

    /** An attempt that broke in our own hands is not counted: its lease ends and it is made again. */
    private static @Nullable Attempt await(Future<Attempt> running) {
        try {
            return running.get();
        } catch (ExecutionException broken) {
            LOG.error("an attempt broke", broken.getCause());
            return null;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void pause(RuntimeException outage) {
        LOG.warn("webhooks wait", outage);
        try {
            TimeUnit.MILLISECONDS.sleep(Duration.ofSeconds(1).toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
