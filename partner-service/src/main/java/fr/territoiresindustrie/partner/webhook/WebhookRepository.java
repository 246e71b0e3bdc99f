package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The webhooks, and how far each is. */
@ApplicationScoped
class WebhookRepository implements PanacheRepositoryBase<Webhook, UUID> {

    /** A row that only names a webhook. */
    record Listed(UUID id) {}

    /** How far the feed has been queued for a webhook, and how it does. */
    record Progress(
            String feed,
            long position,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant failingSince,
            long waiting) {}

    Optional<Webhook> ofOwner(UUID id, String owner) {
        return find("id = ?1 and owner = ?2", id, owner).firstResultOptional();
    }

    /** Serialises the counting of an owner's webhooks. */
    long countAlone(String owner) {
        getEntityManager()
                .createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:owner, 0))) locked")
                .setParameter("owner", owner)
                .getSingleResult();
        return count("owner", owner);
    }

    Optional<Webhook> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Page<Webhook> page(String owner, @Nullable WebhookState state, PageRequest request) {
        Page<Listed> page = new KeysetQuery<>(Listed.class, "id", "webhook")
                .where("owner = :owner", "owner", owner)
                .where("state = :state", "state", state == null ? null : state.name())
                .orderBy("id", KeyType.UUID)
                .read(getEntityManager(), request, row -> List.of(row.id().toString()));
        Map<UUID, Webhook> byId = list(
                        "id in ?1", page.items().stream().map(Listed::id).toList())
                .stream()
                .collect(Collectors.toMap(Webhook::id, Function.identity()));
        return page.map(row -> byId.get(row.id()));
    }

    /**
     * Holds a webhook's progress to the end of the transaction. Whoever touches many of its deliveries does this first, or two would wait
     * for each other.
     */
    void hold(UUID webhook) {
        getEntityManager()
                .createNativeQuery("select 1 from webhook_progress where webhook_id = :id for update")
                .setParameter("id", webhook)
                .getResultList();
    }

    void begin(UUID webhook, String feed, long position) {
        getEntityManager()
                .createNativeQuery("insert into webhook_progress (webhook_id, feed, position) values (:id, :feed, :at)")
                .setParameter("id", webhook)
                .setParameter("feed", feed)
                .setParameter("at", position)
                .executeUpdate();
    }

    /** Sends the queue back to a position: what waited beyond it is queued again, as a run of its own. */
    void rewind(UUID webhook, String feed, long position) {
        getEntityManager()
                .createNativeQuery("update webhook_progress set feed = :feed, position = :at, run = run + 1"
                        + " where webhook_id = :id")
                .setParameter("id", webhook)
                .setParameter("feed", feed)
                .setParameter("at", position)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("delete from webhook_delivery where webhook_id = :id and state = 'WAITING'"
                        + " and kind = 'EVENT' and position > :at")
                .setParameter("id", webhook)
                .setParameter("at", position)
                .executeUpdate();
    }

    Progress progress(UUID webhook) {
        return getEntityManager()
                .unwrap(org.hibernate.Session.class)
                .createNativeQuery(
                        "select feed, position, last_success_at, failing_since, (select count(*) from webhook_delivery d"
                                + " where d.webhook_id = p.webhook_id and d.state = 'WAITING')"
                                + " from webhook_progress p where webhook_id = :id",
                        Progress.class)
                .setParameter("id", webhook)
                .getSingleResult();
    }
}
