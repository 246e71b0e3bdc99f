package fr.territoiresindustrie.funding.followup;

import fr.territoiresindustrie.funding.followup.BurnDownView.PointView;
import fr.territoiresindustrie.funding.followup.ParityView.SideView;
import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.kit.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Reads what movements left at the ends of days: one look into an index for each. */
@ApplicationScoped
class FollowUpRepository {

    private static final String POINTS = """
            select d.on_day, coalesce(m.granted_after, 0) as granted, coalesce(m.available_after, 0) as available,
                   coalesce(m.committed_after, 0) as committed, coalesce(m.paid_after, 0) as paid, coalesce(m.recovered_after, 0) as recovered
            from unnest(cast(:days as date[])) as d (on_day) left join lateral (
                select * from movement m
                where m.envelope_id = :envelope and m.authority = :authority and m.year = :year
                  and m.at < cast(d.on_day + 1 as timestamp) at time zone 'Europe/Paris'
                order by m.at desc, m.number desc limit 1) m on true
            order by d.on_day""";

    private static final String PARITIES = """
            select c.code, cast(sum(p.ours) as bigint) as ours, cast(sum(p.theirs) as bigint) as theirs,
                   bool_or(p.here) as consented_here, bool_or(p.there) as consented_there from (
                select counterpart_id as other, amount as ours, 0 as theirs, false as here, false as there from movement
                where envelope_id = :envelope and kind = 'REPLENISHMENT' and counterpart_id is not null
                union all
                select envelope_id, 0, amount, false, false from movement
                where counterpart_id = :envelope and kind = 'REPLENISHMENT'
                union all
                select partner_id, 0, 0, true, false from parity_consent where envelope_id = :envelope
                union all
                select envelope_id, 0, 0, false, true from parity_consent where partner_id = :envelope) p
            join envelope c on c.id = p.other group by c.code order by c.code""";

    private final EntityManager entities;

    FollowUpRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** What a ceiling held at the end of each of these days, in Europe/Paris. */
    List<PointView> points(UUID envelope, Authority authority, int year, List<LocalDate> days) {
        return entities.unwrap(Session.class)
                .createNativeQuery(POINTS, PointRow.class)
                .setParameter("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .setParameter("envelope", envelope)
                .setParameter("authority", authority.name())
                .setParameter("year", year)
                .getResultStream()
                .map(row -> row.view(authority))
                .toList();
    }

    /** Each envelope at parity with this one. */
    List<SideView> parities(UUID envelope, String code) {
        return entities.unwrap(Session.class)
                .createNativeQuery(PARITIES, ParityRow.class)
                .setParameter("envelope", envelope)
                .getResultStream()
                .map(row -> row.view(code))
                .toList();
    }

    record PointRow(LocalDate onDay, long granted, long available, long committed, long paid, long recovered) {
        PointView view(Authority authority) {
            long used = paid + recovered + (authority == Authority.AE ? committed : 0);
            return new PointView(onDay, new Money(granted), new Money(available), new Money(used));
        }
    }

    record ParityRow(String code, long ours, long theirs, boolean consentedHere, boolean consentedThere) {
        SideView view(String here) {
            return SideView.of(here, code, ours, theirs, consentedHere, consentedThere);
        }
    }
}
