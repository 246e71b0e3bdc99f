package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Reads the ledger: running balances, balances computed from the postings, movements. */
@ApplicationScoped
class LedgerRepository {

    private static final String FROM_POSTINGS = """
            select p.authority, p.year,
                   cast(coalesce(-sum(p.amount) filter (where p.account = 'GRANTED'), 0) as bigint),
                   cast(coalesce(sum(p.amount) filter (where p.account = 'AVAILABLE'), 0) as bigint),
                   cast(coalesce(sum(p.amount) filter (where p.account = 'FROZEN'), 0) as bigint),
                   cast(coalesce(sum(p.amount) filter (where p.account = 'COMMITTED'), 0) as bigint)
            from posting p join movement m on m.id = p.movement_id
            where p.envelope_id = :envelope and m.at <= :at
            group by p.authority, p.year order by p.authority, p.year""";

    /** One statement, so that both sides are of one snapshot. */
    private static final String DIFFERENCES = """
            with posted as (%s),
                 running as (select authority, year, granted, available, frozen, committed from balance where envelope_id = :envelope)
            select count(*) from ((select * from running except select * from posted) union all (select * from posted except select * from running)) d""".formatted(FROM_POSTINGS);

    private final EntityManager entities;

    LedgerRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** The running balances, one per ceiling. */
    List<Balance> of(UUID envelope) {
        return entities
                .unwrap(Session.class)
                .createNativeQuery(
                        "select authority, year, granted, available, frozen, committed from balance where envelope_id = :envelope order by authority, year",
                        Row.class)
                .setParameter("envelope", envelope)
                .getResultList()
                .stream()
                .map(Row::balance)
                .toList();
    }

    /** The same, summed from the postings up to an instant. */
    List<Balance> fromPostings(UUID envelope, Instant at) {
        return entities
                .unwrap(Session.class)
                .createNativeQuery(FROM_POSTINGS, Row.class)
                .setParameter("envelope", envelope)
                .setParameter("at", at)
                .getResultList()
                .stream()
                .map(Row::balance)
                .toList();
    }

    /** How many running balances differ from what the postings sum to: none, or something is broken. */
    long differences(UUID envelope) {
        return ((Number) entities.createNativeQuery(DIFFERENCES)
                        .setParameter("envelope", envelope)
                        .setParameter("at", Instant.parse("9999-01-01T00:00:00Z"))
                        .getSingleResult())
                .longValue();
    }

    Page<MovementView> movements(UUID envelope, PageRequest page) {
        return new KeysetQuery<>(
                        MovementRow.class,
                        "id, kind, authority, year, amount, effective_on, at, actor, reason, reference, application_id, source_url",
                        "movement")
                .where("envelope_id = :envelope", "envelope", envelope)
                .orderBy("id", KeyType.UUID)
                .read(entities, page, r -> List.of(r.id().toString()))
                .map(MovementRow::view);
    }

    record Row(String authority, int year, long granted, long available, long frozen, long committed) {
        Balance balance() {
            return new Balance(
                    Authority.valueOf(authority),
                    year,
                    new Money(granted),
                    new Money(available),
                    new Money(frozen),
                    new Money(committed));
        }
    }

    record MovementRow(
            UUID id,
            String kind,
            String authority,
            int year,
            long amount,
            @Nullable LocalDate effectiveOn,
            Instant at,
            String actor,
            @Nullable String reason,
            @Nullable String reference,
            @Nullable UUID applicationId,
            @Nullable String sourceUrl) {
        MovementView view() {
            return new MovementView(
                    id,
                    MovementKind.valueOf(kind),
                    Authority.valueOf(authority),
                    year == 0 ? null : year,
                    new Money(amount),
                    effectiveOn,
                    at,
                    actor,
                    reason,
                    reference,
                    applicationId,
                    sourceUrl);
        }
    }
}
