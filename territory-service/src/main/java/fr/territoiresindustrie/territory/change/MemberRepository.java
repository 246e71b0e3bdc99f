package fr.territoiresindustrie.territory.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Writes the dated members of a territory and, with them, its dated communes. */
@ApplicationScoped
class MemberRepository {

    /** The communes of the member {@code KEY} from a day to a day, each with its days: they follow the official geographic code. */
    private static final String COMMUNES_OF = """
            (select of.code as commune_code, lower(of.term) as first, case when upper(of.term) = 'infinity' then null else upper(of.term) - 1 end as last
             from (select v.code, unnest(range_agg(daterange(greatest(v.valid_from, FIRST), least(v.valid_to, LAST), '[]'))) as term
                   from commune_version v
                   where (v.intercommunality_siren = KEY or v.ept_siren = KEY or v.code = KEY) and v.valid_from <= LAST and v.valid_to >= FIRST
                   group by v.code) of)""";

    private static final String CANDIDATES = """
            select asked.key, cast(case when i.nature = 'EPT' then 'EPT' when i.siren is not null then 'EPCI'
                   when c.code is not null then 'COMMUNE' end as text) as kind, i.siren, c.code, coalesce(i.name, c.name) as name,
                   (select string_agg(distinct v.region_code, ',') from commune_version v
                    where (v.intercommunality_siren = asked.key or v.ept_siren = asked.key or v.code = asked.key)
                      and cast(:from as date) between v.valid_from and v.valid_to) as regions
            from unnest(string_to_array(:keys, ',')) with ordinality asked(key, position)
            left join intercommunality i on i.siren = asked.key
            left join commune c on c.code = asked.key
            order by asked.position""";

    private static final String CONFLICTS = """
            select held.commune_code, c.name, held.territory_code, t.name as territory_name, held.valid_from, held.valid_to
            from COMMUNES place
            join commune c on c.code = place.commune_code
            join territory_commune held on held.commune_code = place.commune_code and held.phase = :phase
              and held.valid_from <= coalesce(place.last, 'infinity') and coalesce(held.valid_to, 'infinity') >= place.first
            join territory t on t.code = held.territory_code
            order by held.commune_code, held.valid_from""".replace(
            "COMMUNES", communesOf(":key", "cast(:from as date)", "coalesce(cast(:until as date), 'infinity')"));

    private static final String TERMS = """
            select m.id, m.kind, m.intercommunality_siren, m.commune_code, coalesce(i.name, c.name) as name, m.valid_from, m.valid_to
            from territory_member m
            left join intercommunality i on i.siren = m.intercommunality_siren
            left join commune c on c.code = m.commune_code
            where m.territory_code = :territory""";

    private static final String ADD_COMMUNES = """
            insert into territory_commune (territory_code, phase, commune_code, member_id, valid_from, valid_to)
            select m.territory_code, t.phase, place.commune_code, m.id, place.first, place.last
            from territory_member m
            join territory t on t.code = m.territory_code
            cross join lateral COMMUNES place
            where m.id = :member""".replace(
                    "COMMUNES",
                    communesOf(
                            "coalesce(m.commune_code, m.intercommunality_siren)",
                            "m.valid_from",
                            "coalesce(m.valid_to, 'infinity')"));

    /** What ended the day before goes on; what the code brings later is added. */
    private static final String GO_ON = """
            with place as (
                select m.territory_code, t.phase, m.id, of.commune_code, of.first, of.last
                from territory_member m
                join territory t on t.code = m.territory_code
                cross join lateral COMMUNES of
                where m.id = :member),
            gone_on as (
                update territory_commune tc set valid_to = place.last from place
                where tc.member_id = place.id and tc.commune_code = place.commune_code and tc.valid_to = :lastDay and place.first = :from
                returning tc.commune_code)
            insert into territory_commune (territory_code, phase, commune_code, member_id, valid_from, valid_to)
            select territory_code, phase, commune_code, id, first, last from place
            where place.first > :from or place.commune_code not in (select commune_code from gone_on)""".replace(
                    "COMMUNES",
                    communesOf(
                            "coalesce(m.commune_code, m.intercommunality_siren)",
                            "cast(:from as date)",
                            "coalesce(m.valid_to, 'infinity')"));

    private static final String EMPTY_DAY = """
            select min(day) from territory t cross join lateral (
                select cast(:from as date) as day
                union select m.valid_to + 1 from territory_member m where m.territory_code = t.code and m.valid_to >= :from) d
            where t.code = :territory and d.day between t.valid_from and coalesce(t.valid_to, 'infinity')
              and not exists (select 1 from territory_member m where m.territory_code = t.code
                and d.day between m.valid_from and coalesce(m.valid_to, 'infinity'))""";

    private final EntityManager entities;

    MemberRepository(EntityManager entities) {
        this.entities = entities;
    }

    private static String communesOf(String key, String first, String last) {
        return COMMUNES_OF.replace("KEY", key).replace("FIRST", first).replace("LAST", last);
    }

    /** What the registry knows of these keys, in their order; no kind, or no region on that day: there is no such member. */
    List<KnownRow> known(List<String> keys, LocalDate from) {
        return session()
                .createNativeQuery(CANDIDATES, KnownRow.class)
                .setParameter("keys", String.join(",", keys))
                .setParameter("from", from)
                .getResultList();
    }

    /** All terms of all members of a territory, or of one of them. */
    List<TermRow> terms(String territory, @Nullable String key) {
        String only = key == null ? "" : " and coalesce(m.commune_code, m.intercommunality_siren) = :key";
        var query = session()
                .createNativeQuery(TERMS + only + " order by m.valid_from, m.id", TermRow.class)
                .setParameter("territory", territory);
        if (key != null) {
            query.setParameter("key", key);
        }
        return query.getResultList();
    }

    /** Which communes of a member lie in a territory of the phase on any of these days. */
    List<ConflictRow> conflicts(String key, int phase, LocalDate from, @Nullable LocalDate until) {
        return session()
                .createNativeQuery(CONFLICTS, ConflictRow.class)
                .setParameter("key", key)
                .setParameter("phase", phase)
                .setParameter("from", from)
                .setParameter("until", until, LocalDate.class)
                .getResultList();
    }

    /** Adds a member with its communes; returns its id. */
    long join(String territory, Candidate member, LocalDate from, @Nullable LocalDate until, String decision) {
        long id = ((Number) session()
                        .createNativeQuery("""
                        insert into territory_member (territory_code, kind, intercommunality_siren, commune_code, valid_from, valid_to,
                            decision_code)
                        values (:territory, :kind, :siren, :commune, :from, :until, :decision) returning id""", Long.class)
                        .setParameter("territory", territory)
                        .setParameter("kind", member.kind())
                        .setParameter("siren", member.siren(), String.class)
                        .setParameter("commune", member.communeCode(), String.class)
                        .setParameter("from", from)
                        .setParameter("until", until, LocalDate.class)
                        .setParameter("decision", decision)
                        .getSingleResult())
                .longValue();
        session()
                .createNativeMutationQuery(ADD_COMMUNES)
                .setParameter("member", id)
                .executeUpdate();
        return id;
    }

    /** A member and its communes leave: the day before is their last. */
    void leave(long member, LocalDate effectiveOn, String decision) {
        until(member, effectiveOn.minusDays(1), decision);
        session()
                .createNativeMutationQuery(
                        "delete from territory_commune where member_id = :member and valid_from >= :on")
                .setParameter("member", member)
                .setParameter("on", effectiveOn)
                .executeUpdate();
        session()
                .createNativeMutationQuery("update territory_commune set valid_to = :last where member_id = :member"
                        + " and coalesce(valid_to, 'infinity') > :last")
                .setParameter("member", member)
                .setParameter("last", effectiveOn.minusDays(1))
                .executeUpdate();
    }

    /** A member that was to leave on a day stays, until the day that it had before. */
    void stay(long member, LocalDate effectiveOn, @Nullable LocalDate until, @Nullable String decision) {
        until(member, until, decision);
        session()
                .createNativeMutationQuery(GO_ON)
                .setParameter("member", member)
                .setParameter("from", effectiveOn)
                .setParameter("lastDay", effectiveOn.minusDays(1))
                .executeUpdate();
    }

    private void until(long member, @Nullable LocalDate last, @Nullable String decision) {
        session()
                .createNativeMutationQuery(
                        "update territory_member set valid_to = :last, ended_by = :decision where id = :member")
                .setParameter("last", last, LocalDate.class)
                .setParameter("decision", decision, String.class)
                .setParameter("member", member)
                .executeUpdate();
    }

    /** Takes back a member that has not begun. */
    void remove(long member) {
        session()
                .createNativeMutationQuery("delete from territory_commune where member_id = :member")
                .setParameter("member", member)
                .executeUpdate();
        session()
                .createNativeMutationQuery("delete from territory_member where id = :member")
                .setParameter("member", member)
                .executeUpdate();
    }

    /** The first day, from this one on, on which the territory has no member. */
    Optional<LocalDate> emptyDay(String territory, LocalDate from) {
        return Optional.ofNullable(session()
                .createNativeQuery(EMPTY_DAY, LocalDate.class)
                .setParameter("territory", territory)
                .setParameter("from", from)
                .getSingleResult());
    }

    private Session session() {
        return entities.unwrap(Session.class);
    }

    record KnownRow(
            String key,
            @Nullable String kind,
            @Nullable String siren,
            @Nullable String communeCode,
            @Nullable String name,
            @Nullable String regions) {}

    record TermRow(
            Long id,
            String kind,
            @Nullable String siren,
            @Nullable String communeCode,
            String name,
            LocalDate from,
            @Nullable LocalDate to) {

        String key() {
            return communeCode != null ? communeCode : String.valueOf(siren);
        }

        boolean isOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    record ConflictRow(
            String commune,
            String communeName,
            String territory,
            String territoryName,
            LocalDate from,
            @Nullable LocalDate to) {}
}
