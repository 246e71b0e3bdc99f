package fr.territoiresindustrie.funding.referral;

import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Finds referrals, those that are due a reminder, and needs that nobody has met. */
@ApplicationScoped
class ReferralRepository implements PanacheRepositoryBase<Referral, UUID> {

    /**
     * Writes down the reminders that are due today and gives the latest of each referral. A replica that writes the same one at the same time
     * finds it there and gets nothing. Days are counted on the calendar of Paris.
     */
    private static final String REMIND = """
            with due as (
              insert into referral_reminder (referral_id, since, days, at)
              select r.id, r.moved_at, d.days, :now from referral r cross join (values (9), (21), (45)) d (days)
              where r.state in ('SENT', 'TAKEN_UP') and cast(r.moved_at at time zone 'Europe/Paris' as date) + d.days <= :today
                and not exists (select 1 from referral_reminder m where m.referral_id = r.id and m.since = r.moved_at and m.days = d.days)
              order by r.id, d.days limit 1000
              on conflict do nothing returning referral_id, days)
            select referral_id, max(days) from due group by referral_id order by referral_id""";

    private static final String UNMET = """
            (select r.territory, coalesce(r.theme, '') as theme, count(distinct r.project_id) as projects,
                    count(*) filter (where r.state = 'NOT_FOR_US') as not_for_us, count(*) filter (where r.state = 'UNREACHABLE') as unreachable,
                    count(*) filter (where r.state in ('SENT', 'TAKEN_UP')) as waiting
             from referral r
             where (r.state in ('NOT_FOR_US', 'UNREACHABLE') or (r.state in ('SENT', 'TAKEN_UP') and r.moved_at <= :patience))
               and not exists (select 1 from referral h where h.project_id = r.project_id and (h.state = 'HELPED'
                 or (h.state in ('SENT', 'TAKEN_UP') and h.moved_at > :patience)))
             group by r.territory, coalesce(r.theme, '')) need""";

    /** What a list may be narrowed to. */
    record Filter(
            @Nullable UUID project,
            @Nullable String scheme,
            @Nullable String territory,
            @Nullable ReferralStatus state) {}

    /** A reminder that was just written. */
    record Reminder(UUID referral, int days) {}

    Page<Referral> page(Filter filter, Caller caller, PageRequest request) {
        var query = new KeysetQuery<>(Listed.class, "id", "referral")
                .where("project_id = :project", "project", filter.project())
                .where("scheme_code = :scheme", "scheme", filter.scheme())
                .where("territory = :territory", "territory", filter.territory())
                .where(
                        "state = :state",
                        "state",
                        filter.state() == null ? null : filter.state().name())
                .orderBy("id", KeyType.UUID)
                .descending();
        visibleTo(query, caller);
        Page<Listed> page = query.read(getEntityManager(), request, r -> List.of(r.id().toString()));
        Map<UUID, Referral> byId = named(page.items().stream().map(Listed::id).toList());
        return page.map(listed -> byId.get(listed.id()));
    }

    Map<UUID, Referral> named(Collection<UUID> ids) {
        return list("id in ?1", ids).stream().collect(Collectors.toMap(Referral::id, Function.identity()));
    }

    /** The same rule as {@link Referral#isVisibleTo}, in SQL. */
    private static void visibleTo(KeysetQuery<Listed> query, Caller caller) {
        if (caller.readsEverything()) {
            return;
        }
        List<String> ways = new ArrayList<>(List.of("false"));
        if (caller.is(Roles.TERRITORY)) {
            ways.add("territory = any(cast(:territories as text[]))");
            query.bind("territories", caller.territories().toArray(new String[0]));
        }
        if (caller.is(Roles.REGION)) {
            ways.add("regions && cast(:regions as text[])");
            ways.add("owner_kind = 'REGION' and owner_code = any(cast(:regions as text[]))");
            query.bind("regions", caller.regions().toArray(new String[0]));
        }
        if (caller.is(Roles.OPERATOR) && caller.operator() != null) {
            ways.add("owner_kind = '" + FundingSource.OwnerKind.OPERATOR + "' and owner_code = :operator");
            query.bind("operator", caller.operator());
        }
        query.where("(" + String.join(") or (", ways) + ")");
    }

    List<Reminder> remind(Instant now, LocalDate today) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(REMIND, Reminder.class)
                .setParameter("now", now)
                .setParameter("today", today)
                .getResultList();
    }

    Page<UnmetNeedView> unmet(
            @Nullable String territory, @Nullable String theme, Instant patience, PageRequest request) {
        return new KeysetQuery<>(Need.class, "territory, theme, projects, not_for_us, unreachable, waiting", UNMET)
                .bind("patience", patience)
                .where("territory = :territory", "territory", territory)
                .where("theme = :theme", "theme", theme)
                .orderBy("territory", KeyType.TEXT)
                .orderBy("theme", KeyType.TEXT)
                .read(getEntityManager(), request, need -> List.of(need.territory(), need.theme()))
                .map(Need::view);
    }

    record Listed(UUID id) {}

    record Need(String territory, String theme, long projects, long notForUs, long unreachable, long waiting) {
        UnmetNeedView view() {
            return new UnmetNeedView(
                    territory, theme.isEmpty() ? null : theme, projects, notForUs, unreachable, waiting);
        }
    }
}
