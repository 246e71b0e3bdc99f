package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.partner.webhook.DeliveryView.AttemptView;
import fr.territoiresindustrie.partner.webhook.DeliveryView.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The log of deliveries, as owners read it. */
@ApplicationScoped
class DeliveryRepository {

    private static final String COLUMNS =
            "id, event_id, type, subject, state, attempts, next_at, last_status, last_outcome, created_at, done_at";

    private final EntityManager entities;

    DeliveryRepository(EntityManager entities) {
        this.entities = entities;
    }

    record Row(
            UUID id,
            UUID eventId,
            String type,
            String subject,
            String state,
            int attempts,
            Instant nextAt,
            @Nullable Integer lastStatus,
            @Nullable String lastOutcome,
            Instant createdAt,
            @Nullable Instant doneAt) {

        DeliveryView view(@Nullable List<AttemptView> log) {
            return new DeliveryView(
                    id,
                    eventId,
                    "fr.territoires-industrie." + type + ".v1",
                    subject,
                    State.valueOf(state),
                    attempts,
                    doneAt == null ? nextAt : null,
                    lastStatus,
                    lastOutcome,
                    createdAt,
                    doneAt,
                    log);
        }
    }

    /** Newest first. */
    Page<DeliveryView> page(UUID webhook, @Nullable State state, PageRequest request) {
        return new KeysetQuery<>(Row.class, COLUMNS, "webhook_delivery")
                .where("webhook_id = :webhook", "webhook", webhook)
                .where("state = :state", "state", state == null ? null : state.name())
                .orderBy("id", KeyType.UUID)
                .descending()
                .read(entities, request, row -> List.of(row.id().toString()))
                .map(row -> row.view(null));
    }

    Optional<DeliveryView> find(UUID webhook, UUID delivery) {
        Session session = entities.unwrap(Session.class);
        return session
                .createNativeQuery(
                        "select " + COLUMNS + " from webhook_delivery where webhook_id = :webhook and id = :id",
                        Row.class)
                .setParameter("webhook", webhook)
                .setParameter("id", delivery)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> row.view(session.createNativeQuery(
                                "select number, at, millis, status, outcome from webhook_attempt"
                                        + " where delivery_id = :id order by number",
                                AttemptView.class)
                        .setParameter("id", delivery)
                        .getResultList()));
    }

    /** Queues a message that is no event of the feed. */
    void queueTest(UUID id, UUID webhook, String type, String body, Instant now) {
        entities.createNativeQuery("""
                insert into webhook_delivery (id, webhook_id, kind, run, event_id, type, subject, body, state, next_at, created_at)
                values (:id, :webhook, 'TEST', 0, :id, :type, :subject, :body, 'WAITING', :now, :now)""")
                .setParameter("id", id)
                .setParameter("webhook", webhook)
                .setParameter("type", type)
                .setParameter("subject", webhook.toString())
                .setParameter("body", body)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Forgets finished deliveries that are older than this. */
    int prune(Instant before, int most) {
        return entities.createNativeQuery("""
                delete from webhook_delivery where id in (select id from webhook_delivery
                    where state <> 'WAITING' and done_at < :before limit :most)""")
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }
}
