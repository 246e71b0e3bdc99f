package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.kit.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Reads agreed aid, project by project and undertaking by undertaking, and takes the locks that keep it still. */
@ApplicationScoped
class AidRepository {

    /** What is promised counts in full; what was settled or freed counts for what was paid and kept. */
    private static final String COUNTED =
            "case when a.state in ('AGREED', 'IN_PAYMENT') then a.agreed else a.paid end - a.recovered";

    private static final String PROJECTS = """
            select a.project_id, cast(sum(%s) as bigint),
                   cast(floor(min(coalesce(cast(a.terms ->> 'eligibleBase' as numeric) * 100, a.eligible_base)
                     * coalesce(cast(s.terms ->> 'maxPublicRate' as numeric), 1))) as bigint)
            from application a left join scheme s on s.code = a.scheme_code
            where a.project_id in (:projects) and a.agreed is not null and coalesce(s.form, 'GRANT') in ('GRANT', 'REPAYABLE_ADVANCE')
            group by a.project_id""".formatted(COUNTED);

    private static final String HEADS = """
            select distinct on (siren) siren, head_siren from undertaking_group
            where siren in (:sirens) or head_siren in (:sirens) order by siren, id desc""";

    /** The members of these heads: those whose last declaration names one of them. */
    private static final String MEMBERS = """
            select siren, head_siren from (
              select distinct on (siren) siren, head_siren from undertaking_group
              where siren in (select siren from undertaking_group where head_siren in (:heads)) order by siren, id desc) last
            where head_siren in (:heads) and siren <> head_siren""";

    private static final String GRANTS = """
            select a.beneficiary_siren as siren, a.owner_code as granter, a.reference, a.agreed_on as granted_on, cast(%s as bigint) as amount, false as declared
            from application a
            where a.beneficiary_siren in (:sirens) and a.agreed is not null and a.agreed_on is not null and a.terms ->> 'deMinimis' = 'true'
            union all
            select siren, granter, reference, granted_on, amount, true from de_minimis_declaration where siren in (:sirens)
            order by granted_on, reference""".formatted(COUNTED);

    private final EntityManager entities;

    AidRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** A grant as the counter lists it. */
    record Grant(String siren, String granter, String reference, LocalDate grantedOn, long amount, boolean declared) {}

    /** Takes locks by name, in the order of the names, until the commit. */
    void lock(Collection<String> names) {
        if (!names.isEmpty()) {
            entities.createNativeQuery(
                            "select count(pg_advisory_xact_lock(hashtextextended(name, 0))) from unnest(cast(:names as text[])) name")
                    .setParameter("names", names.stream().sorted().distinct().toArray(String[]::new))
                    .getSingleResult();
        }
    }

    /** Keeps groups as they are until the commit; many may do so at a time. */
    void keepGroups() {
        entities.createNativeQuery(
                        "select count(pg_advisory_xact_lock_shared(hashtextextended('undertaking-groups', 0)))")
                .getSingleResult();
    }

    Map<UUID, Aid.Held> projects(Collection<UUID> projects) {
        Map<UUID, Aid.Held> held = new HashMap<>();
        if (!projects.isEmpty()) {
            entities.unwrap(Session.class)
                    .createNativeQuery(PROJECTS, Object[].class)
                    .setParameterList("projects", projects)
                    .getResultList()
                    .forEach(row -> held.put(
                            (UUID) row[0], new Aid.Held(money(row[1]), row[2] == null ? null : money(row[2]))));
        }
        return held;
    }

    private static Money money(Object cents) {
        return new Money(((Number) cents).longValue());
    }

    /** The head of each undertaking that has one, by SIREN. */
    Map<String, String> heads(Collection<String> sirens) {
        return sirens.isEmpty()
                ? Map.of()
                : entities
                        .unwrap(Session.class)
                        .createNativeQuery(HEADS, Object[].class)
                        .setParameterList("sirens", sirens)
                        .getResultList()
                        .stream()
                        .filter(row -> sirens.contains(row[0].toString()))
                        .collect(Collectors.toMap(row -> row[0].toString(), row -> row[1].toString()));
    }

    /** All members of these groups with their heads, the heads themselves not included. */
    Map<String, String> members(Collection<String> heads) {
        return heads.isEmpty()
                ? Map.of()
                : entities
                        .unwrap(Session.class)
                        .createNativeQuery(MEMBERS, Object[].class)
                        .setParameterList("heads", heads)
                        .getResultList()
                        .stream()
                        .collect(Collectors.toMap(row -> row[0].toString(), row -> row[1].toString()));
    }

    List<Grant> grants(Collection<String> sirens) {
        return entities.unwrap(Session.class)
                .createNativeQuery(GRANTS, Grant.class)
                .setParameterList("sirens", sirens)
                .getResultList();
    }

    void declareGroup(UUID id, String siren, String head, String reason, Instant now, String by) {
        entities.createNativeQuery("""
                        insert into undertaking_group (id, siren, head_siren, reason, declared_at, declared_by)
                        values (:id, :siren, :head, :reason, :now, :by)""")
                .setParameter("id", id)
                .setParameter("siren", siren)
                .setParameter("head", head)
                .setParameter("reason", reason)
                .setParameter("now", now)
                .setParameter("by", by)
                .executeUpdate();
    }

    void declareAid(
            UUID id,
            String siren,
            String granter,
            Money amount,
            LocalDate on,
            String reference,
            Instant now,
            String by) {
        entities.createNativeQuery("""
                        insert into de_minimis_declaration (id, siren, granter, amount, granted_on, reference, declared_at, declared_by)
                        values (:id, :siren, :granter, :amount, :on, :reference, :now, :by)""")
                .setParameter("id", id)
                .setParameter("siren", siren)
                .setParameter("granter", granter)
                .setParameter("amount", amount.cents())
                .setParameter("on", on)
                .setParameter("reference", reference)
                .setParameter("now", now)
                .setParameter("by", by)
                .executeUpdate();
    }
}
