package fr.territoiresindustrie.partner.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.partner.feed.CloudEventView;
import fr.territoiresindustrie.partner.feed.FeedHead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What owners see of their deliveries, and the one that they ask for to try their receiver. */
@ApplicationScoped
class DeliveryService {

    private static final String TEST = "webhook.test";

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final FeedHead head;
    private final Dispatcher dispatcher;
    private final ObjectMapper json;
    private final Ids ids;
    private final Time time;

    DeliveryService(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            FeedHead head,
            Dispatcher dispatcher,
            ObjectMapper json,
            Ids ids,
            Time time) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.head = head;
        this.dispatcher = dispatcher;
        this.json = json;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    Page<DeliveryView> list(UUID id, DeliveryView.@Nullable State state, PageRequest page, Caller caller) {
        return deliveries.page(of(id, caller).id(), state, page);
    }

    @Transactional
    DeliveryView get(UUID id, UUID delivery, Caller caller) {
        return deliveries.find(of(id, caller).id(), delivery).orElseThrow(RequestProblem::notFound);
    }

    /** Queues a message that tests the receiver, in whatever state the webhook is; it is sent once. */
    @Transactional
    DeliveryView test(UUID id, Caller caller) {
        Webhook webhook = of(id, caller);
        UUID delivery = ids.next();
        Instant now = time.now();
        deliveries.queueTest(delivery, webhook.id(), TEST, testBody(delivery, id, now), now);
        dispatcher.wake();
        return get(id, delivery, caller);
    }

    private String testBody(UUID message, UUID webhook, Instant now) {
        FeedHead.Mark mark = head.now();
        try {
            return json.writeValueAsString(new CloudEventView(
                    "1.0",
                    message,
                    "/partner-service",
                    "fr.territoires-industrie." + TEST + ".v1",
                    webhook.toString(),
                    now,
                    null,
                    null,
                    1,
                    mark.cursor(mark.last()),
                    null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is made of plain values", e);
        }
    }

    private Webhook of(UUID id, Caller caller) {
        return webhooks.ofOwner(id, WebhookOwner.of(caller)).orElseThrow(RequestProblem::notFound);
    }
}
