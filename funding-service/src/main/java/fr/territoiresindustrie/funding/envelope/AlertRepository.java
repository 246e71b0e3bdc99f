package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps the thresholds that were reached. */
@ApplicationScoped
class AlertRepository {

    private final EntityManager entities;
    private final Ids ids;

    AlertRepository(EntityManager entities, Ids ids) {
        this.entities = entities;
        this.ids = ids;
    }

    void keep(Alert alert) {
        entities.createNativeQuery("""
                        insert into envelope_alert (id, envelope_id, authority, year, threshold, at, movement_id, granted, used)
                        values (:id, :envelope, :authority, :year, :threshold, :at, :movement, :granted, :used)""")
                .setParameter("id", ids.next())
                .setParameter("envelope", alert.envelope().id())
                .setParameter("authority", alert.balance().authority().name())
                .setParameter("year", alert.balance().year())
                .setParameter("threshold", alert.threshold())
                .setParameter("at", alert.movement().at())
                .setParameter("movement", alert.movement().id())
                .setParameter("granted", alert.balance().granted().cents())
                .setParameter("used", alert.used().cents())
                .executeUpdate();
    }

    /** The newest first. */
    Page<AlertView> page(UUID envelope, PageRequest page) {
        return new KeysetQuery<>(
                        Row.class, "id, authority, year, threshold, at, movement_id, granted, used", "envelope_alert")
                .where("envelope_id = :envelope", "envelope", envelope)
                .orderBy("id", KeyType.UUID)
                .descending()
                .read(entities, page, r -> List.of(r.id().toString()))
                .map(Row::view);
    }

    record Row(
            UUID id, String authority, int year, int threshold, Instant at, UUID movementId, long granted, long used) {
        AlertView view() {
            return new AlertView(
                    id,
                    Authority.valueOf(authority),
                    year == 0 ? null : year,
                    threshold,
                    at,
                    movementId,
                    new Money(granted),
                    new Money(used));
        }
    }
}
