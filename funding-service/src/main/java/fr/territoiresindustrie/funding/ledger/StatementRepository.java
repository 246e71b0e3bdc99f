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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Reads the ledger: balances now and at an instant, and the statement of account. */
@ApplicationScoped
class StatementRepository {

    private static final String COLUMNS = """
            m.id, m.number, m.kind, m.authority, m.year, m.amount, m.effective_on, m.at, m.actor, m.reason, m.reference, m.application_id,
            (select c.code from envelope c where c.id = m.counterpart_id) as counterpart, m.source_url, encode(m.hash, 'hex') as hash,
            m.granted_after, m.available_after, m.frozen_after, m.delegated_after, m.committed_after, m.paid_after, m.recovered_after""";

    /** The last movement of each ceiling up to then says what it left: one look into an index for each ceiling. */
    private static final String AT = """
            select b.envelope_id, b.authority, b.year, m.granted_after, m.available_after, m.frozen_after, m.delegated_after, m.committed_after, m.paid_after, m.recovered_after
            from balance b cross join lateral (
                select * from movement m
                where m.envelope_id = b.envelope_id and m.authority = b.authority and m.year = b.year and m.at <= :at
                order by m.at desc, m.number desc limit 1) m
            where b.envelope_id = :envelope order by b.authority, b.year""";

    /** Whether each running balance is what the last movement of its ceiling left, and the head is the last movement: indexed looks only. */
    private static final String LOOSE_ENDS = """
            select count(*) from (
                select 1 from balance b left join lateral (
                    select * from movement m
                    where m.envelope_id = b.envelope_id and m.authority = b.authority and m.year = b.year order by m.at desc, m.number desc limit 1) m on true
                where b.envelope_id = :envelope and (b.granted, b.available, b.frozen, b.delegated, b.committed, b.paid, b.recovered)
                    is distinct from (m.granted_after, m.available_after, m.frozen_after, m.delegated_after, m.committed_after, m.paid_after, m.recovered_after)
                union all
                select 1 from ledger_head h left join lateral (
                    select * from movement m where m.envelope_id = h.envelope_id order by m.number desc limit 1) m on true
                where h.envelope_id = :envelope and h.number > 0 and (h.number, h.hash) is distinct from (m.number, m.hash)) loose""";

    /** An instant so recent that a movement which is being written may still take a place before it. No transaction lives this long. */
    private static final String SETTLE = """
            select envelope_id from ledger_head
            where envelope_id = :envelope and at < :at and cast(:at as timestamptz) > clock_timestamp() - interval '5 minutes'
            for share""";

    private final EntityManager entities;

    StatementRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** The running balances of these envelopes, one per ceiling. */
    Map<UUID, List<Balance>> balances(Collection<UUID> envelopes) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select envelope_id, authority, year, " + Holdings.COLUMNS
                                + " from balance where envelope_id in (:envelopes) order by authority, year",
                        BalanceRow.class)
                .setParameterList("envelopes", envelopes)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        BalanceRow::envelopeId, Collectors.mapping(BalanceRow::balance, Collectors.toList())));
    }

    /** The database's clock, which gives movements their instants. */
    Instant now() {
        return entities.unwrap(Session.class)
                .createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
    }

    /** The balances that the last movements up to an instant left, after whoever is writing has committed. */
    List<Balance> balancesAt(UUID envelope, Instant at) {
        entities.createNativeQuery(SETTLE)
                .setParameter("envelope", envelope)
                .setParameter("at", at)
                .getResultList();
        return entities
                .unwrap(Session.class)
                .createNativeQuery(AT, BalanceRow.class)
                .setParameter("envelope", envelope)
                .setParameter("at", at)
                .getResultList()
                .stream()
                .map(BalanceRow::balance)
                .toList();
    }

    /** How many running balances are not what the last movements left. */
    long looseEnds(UUID envelope) {
        return ((Number) entities.createNativeQuery(LOOSE_ENDS)
                        .setParameter("envelope", envelope)
                        .getSingleResult())
                .longValue();
    }

    /** The statement of account, oldest first. */
    Page<MovementView> movements(UUID envelope, PageRequest page) {
        return new KeysetQuery<>(MovementRow.class, COLUMNS, "movement m")
                .where("m.envelope_id = :envelope", "envelope", envelope)
                .orderBy("m.number", KeyType.BIGINT)
                .read(entities, page, r -> List.of(String.valueOf(r.number())))
                .map(MovementRow::view);
    }

    record BalanceRow(
            UUID envelopeId,
            String authority,
            int year,
            long granted,
            long available,
            long frozen,
            long delegated,
            long committed,
            long paid,
            long recovered) {

        Balance balance() {
            return Balance.of(
                    Authority.valueOf(authority),
                    year,
                    Holdings.of(granted, available, frozen, delegated, committed, paid, recovered));
        }
    }

    record MovementRow(
            UUID id,
            long number,
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
            @Nullable String counterpart,
            @Nullable String sourceUrl,
            String hash,
            long granted,
            long available,
            long frozen,
            long delegated,
            long committed,
            long paid,
            long recovered) {

        MovementView view() {
            Balance after = Balance.of(
                    Authority.valueOf(authority),
                    year,
                    Holdings.of(granted, available, frozen, delegated, committed, paid, recovered));
            return new MovementView(
                    id,
                    number,
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
                    counterpart,
                    sourceUrl,
                    BalanceView.of(after),
                    hash);
        }
    }
}
