package fr.territoiresindustrie.partner.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.partner.feed.CloudEventView;
import fr.territoiresindustrie.partner.feed.FeedHead;
import fr.territoiresindustrie.partner.feed.FeedService;
import fr.territoiresindustrie.partner.feed.FeedService.Stretch;
import fr.territoiresindustrie.partner.webhook.QueueRepository.Done;
import fr.territoiresindustrie.partner.webhook.QueueRepository.Due;
import fr.territoiresindustrie.partner.webhook.QueueRepository.Message;
import fr.territoiresindustrie.partner.webhook.QueueRepository.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Queues what each webhook is to be told, gives out what is due, and draws the conclusions of each attempt. */
@ApplicationScoped
class QueueService {

    private static final int AT_ONCE = 500;
    private static final Caller PLATFORM =
            new Caller("platform", "partner-service", "partner-service", Set.of(), Set.of(), Set.of(), null);

    /** What a receiver is sent at once that has not answered yet, or no longer does: the places are everybody's. */
    private static final int AT_FIRST = 2;

    private final QueueRepository queue;
    private final WebhookRepository webhooks;
    private final WebhookSecrets secrets;
    private final FeedService feed;
    private final FeedHead head;
    private final History history;
    private final Outbox outbox;
    private final WebhookConfig config;
    private final ObjectMapper json;
    private final Time time;

    QueueService(
            QueueRepository queue,
            WebhookRepository webhooks,
            WebhookSecrets secrets,
            FeedService feed,
            FeedHead head,
            History history,
            Outbox outbox,
            WebhookConfig config,
            ObjectMapper json,
            Time time) {
        this.queue = queue;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.feed = feed;
        this.head = head;
        this.history = history;
        this.outbox = outbox;
        this.config = config;
        this.json = json;
        this.time = time;
    }

    /** Where to send, and the secrets that sign now. */
    record Receiver(String address, List<byte[]> secrets) {}

    /** Active webhooks that are behind the feed. */
    @Transactional
    List<UUID> behind() {
        FeedHead.Mark mark = head.now();
        return queue.behind(mark.feed(), mark.last());
    }

    /** Webhooks that have something to send now. */
    @Transactional
    List<UUID> due() {
        return queue.due(time.now());
    }

    /** Queues a stretch of the feed for a webhook. Tells whether the feed goes on. */
    @Transactional
    boolean fill(UUID id) {
        Optional<Place> locked = queue.lock(id, config.queue());
        @Nullable Webhook webhook = webhooks.findById(id);
        if (locked.isEmpty() || webhook == null || webhook.state() != WebhookState.ACTIVE) {
            return false;
        }
        Place place = locked.get();
        FeedHead.Mark mark = head.now();
        // After a loss of the feed the old position means nothing: what the new one holds is told from its beginning.
        long after = place.feed().equals(mark.feed()) ? Math.max(place.position(), mark.pruned()) : mark.pruned();
        Stretch stretch = feed.read(after, webhook.audience(), webhook.filter(), webhook.about(), AT_ONCE);
        List<Message> messages = stretch.found().stream()
                .map(found -> message(found.position(), found.event()))
                .toList();
        Place run = place.feed().equals(mark.feed()) ? place : new Place(mark.feed(), after, place.run() + 1);
        queue.fill(id, run, messages, mark.feed(), stretch.end(), time.now());
        return stretch.more();
    }

    private Message message(long position, CloudEventView event) {
        try {
            return new Message(
                    position, event.id(), shortName(event.type()), event.subject(), json.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is made of plain values", e);
        }
    }

    private static String shortName(String type) {
        return type.substring("fr.territoires-industrie.".length(), type.length() - ".v1".length());
    }

    /** Takes what is due for a webhook, for as long as an attempt may last. */
    @Transactional
    List<Due> claim(UUID webhook) {
        Instant now = time.now();
        int most = queue.answers(webhook) ? config.perWebhook() : AT_FIRST;
        return queue.claim(webhook, most, now, now.plus(config.timeout().multipliedBy(3)));
    }

    /** Where a webhook's messages go; none when it is gone. */
    @Transactional
    Optional<Receiver> receiver(UUID id) {
        return Optional.ofNullable(webhooks.findById(id)).map(webhook -> {
            List<byte[]> good = new ArrayList<>(List.of(secrets.open(webhook.secret(), id)));
            byte @Nullable [] former = webhook.formerSecret(time.now());
            if (former != null) {
                good.add(secrets.open(former, id));
            }
            return new Receiver(webhook.address(), good);
        });
    }

    /** An attempt and how it ended. */
    record Attempt(Due due, Outcome outcome) {}

    /** Writes attempts down and plans the next ones; a receiver that is gone, or dead for the whole of a delivery's life, is disabled. */
    @Transactional
    void conclude(UUID webhook, List<Attempt> attempts) {
        Instant now = time.now();
        List<Done> all = new ArrayList<>();
        boolean succeeded = false;
        boolean failed = false;
        @Nullable WebhookCause cause = null;
        for (Attempt attempt : attempts) {
            Done done = conclude(attempt, now);
            all.add(done);
            boolean event = attempt.due().kind().equals("EVENT");
            succeeded |= attempt.outcome().delivered();
            failed |= event && !attempt.outcome().delivered();
            if (event && done.state().equals("FAILED") && cause != WebhookCause.GONE) {
                cause = attempt.outcome().kind() == Outcome.Kind.GONE ? WebhookCause.GONE : WebhookCause.UNREACHABLE;
            }
        }
        // First, for its lock: see WebhookRepository.hold.
        queue.noteHealth(webhook, succeeded, failed, now);
        queue.write(all);
        if (cause == WebhookCause.GONE || (cause == WebhookCause.UNREACHABLE && isDead(webhook, attempts))) {
            disable(webhook, cause, now);
        }
    }

    private static Done conclude(Attempt attempt, Instant now) {
        Due due = attempt.due();
        Outcome outcome = attempt.outcome();
        if (outcome.delivered()) {
            return new Done(due, outcome, now, "DELIVERED", now);
        }
        Optional<Duration> pause = due.kind().equals("TEST") || outcome.kind() == Outcome.Kind.GONE
                ? Optional.empty()
                : RetrySchedule.pause(due.attempts() + 1, outcome.retryAfter(), ThreadLocalRandom.current());
        return pause.map(p -> new Done(due, outcome, now, "WAITING", now.plus(p)))
                .orElseGet(() -> new Done(due, outcome, now, "FAILED", now));
    }

    /** Whether nothing has succeeded for the whole life of a delivery that was given up. */
    private boolean isDead(UUID webhook, List<Attempt> attempts) {
        @Nullable Instant since = queue.failingSince(webhook);
        Instant end = time.now().minus(RetrySchedule.SHORTEST_LIFE);
        return since != null
                && !since.isAfter(end)
                && attempts.stream().noneMatch(attempt -> attempt.outcome().delivered());
    }

    private void disable(UUID id, WebhookCause cause, Instant now) {
        webhooks.locked(id).filter(webhook -> webhook.disable(cause, now)).ifPresent(webhook -> {
            history.append(
                    new History.Entry("webhook", id.toString(), "DISABLE", "ACTIVE", "DISABLED", cause.name(), null),
                    PLATFORM);
            webhooks.flush();
            outbox.append(
                    "webhooks",
                    id.toString(),
                    "webhook.disabled",
                    new DisabledEvent(id, webhook.owner(), webhook.address(), webhook.state(), cause));
        });
    }

    /** What is told when a webhook is disabled; the feed shows it to the owner alone. */
    record DisabledEvent(UUID id, String owner, String address, WebhookState state, WebhookCause cause) {}
}
