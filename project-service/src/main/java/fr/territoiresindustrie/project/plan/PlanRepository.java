package fr.territoiresindustrie.project.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;

/** What the pasts of projects tell of a territory on a day. */
@ApplicationScoped
class PlanRepository {

    private static final String IN_PLAN =
            "('APPROVED', 'APPROVED_WITH_CONDITIONS', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED')";
    private static final int AT_ONCE = 200;

    private final EntityManager entities;

    PlanRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A project as it was.
     *
     * @param sheet JSON
     * @param stateNow its state today
     * @param released whether it has left its territory by today
     * @param hiddenNow the fields that are confidential today, JSON
     */
    record Past(
            UUID id,
            String reference,
            String state,
            boolean flagship,
            String sheet,
            String stateNow,
            boolean released,
            String hiddenNow) {}

    /** Its projects as they were before an instant, by reference; read row by row, for there may be thousands. */
    Stream<Past> pasts(String territory, Instant before) {
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select p.id, p.reference, past.state, past.flagship, cast(past.sheet as text) as sheet,
                            p.state as state_now, p.released,
                            cast(coalesce(p.sheet -> 'confidentialFields', '[]') as text) as hidden_now
                        from project p join lateral (
                            select state, flagship, sheet from project_past
                            where territory = :territory and project_id = p.id and at < :before
                            order by at desc, version desc limit 1) past on true
                        where p.territory = :territory and p.merged_into is null
                        order by p.reference""", Past.class)
                .setParameter("territory", territory)
                .setParameter("before", before)
                .setFetchSize(AT_ONCE)
                .getResultStream();
    }

    /** How many changes, and the last: of projects that had come into the plan by then. */
    record Changes(long version, Instant last) {}

    Changes changes(String territory, Instant before) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select count(*) as version, coalesce(max(past.at), timestamptz 'epoch') as last from project_past past"
                                + " where past.territory = :territory and past.at < :before and exists (select 1 from project_past plan"
                                + " where plan.territory = :territory and plan.project_id = past.project_id and plan.at < :before"
                                + " and plan.state in " + IN_PLAN + ")",
                        Changes.class)
                .setParameter("territory", territory)
                .setParameter("before", before)
                .getSingleResult();
    }

    /** Agreements and payments by their dates, in cents; an agreement whose date was not published counts from the beginning. */
    record Funding(long agreed, long paid) {}

    Funding funding(String territory, LocalDate day, boolean onlyPublic) {
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select cast(coalesce(sum(a.amount_cents) filter (
                                where a.state <> 'DECOMMITTED' and (a.agreed_on is null or a.agreed_on <= :day)), 0) as bigint) as agreed,
                            cast(coalesce(sum((select sum(case y.kind when 'RECOVERY' then - y.amount_cents else y.amount_cents end)
                                from payment y where y.application_id = a.application_id and y.confirmed_on <= :day)), 0) as bigint) as paid
                        from award a join project p on p.id = a.project_id
                        where p.territory = :territory and p.merged_into is null and (:all or p.state in\s""" + IN_PLAN + ")", Funding.class)
                .setParameter("territory", territory)
                .setParameter("day", day)
                .setParameter("all", !onlyPublic)
                .getSingleResult();
    }

    /** Conditions as they stood before an instant, on a day. */
    record Conditions(int open, int late, int lifted) {}

    Conditions conditions(String territory, Instant before, LocalDate day, boolean onlyPublic) {
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select cast(count(*) filter (where c.closed_at is null or c.closed_at >= :before) as integer) as open,
                            cast(count(*) filter (where (c.closed_at is null or c.closed_at >= :before) and c.due_on < :day) as integer) as late,
                            cast(count(*) filter (where c.state = 'LIFTED' and c.closed_at < :before) as integer) as lifted
                        from condition c join project p on p.id = c.project_id
                        where p.territory = :territory and p.merged_into is null and c.set_at < :before
                            and (:all or p.state in\s""" + IN_PLAN + ")", Conditions.class)
                .setParameter("territory", territory)
                .setParameter("before", before)
                .setParameter("day", day)
                .setParameter("all", !onlyPublic)
                .getSingleResult();
    }
}
