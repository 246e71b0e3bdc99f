package fr.territoiresindustrie.territory.vintage;

import java.util.List;

/**
 * The communes of territories follow their members. A member whose intercommunality or commune is taken over as a whole by another one is
 * followed by that one, unless the territory has it already; a member that is broken up ends.
 */
final class CompositionSql {

    private static final String PERIMETER = """
            perimeter as (
                select epci_siren as member, code from vintage_commune where vintage_id = :vintage and epci_siren is not null
                union all
                select ept_siren, code from vintage_commune where vintage_id = :vintage and ept_siren is not null
                union all
                select code, code from vintage_commune where vintage_id = :vintage),
            """;

    /** The members from the first day on, and the communes that each has then. */
    private static final String AFTER = """
            with\s""" + PERIMETER + """
            successor as (
                select code, min(to_code) as to_code from reference_change
                where vintage_id = :vintage and kind = 'MERGED' and subject in ('COMMUNE', 'INTERCOMMUNALITY')
                group by code having count(*) = 1),
            ended as (
                select distinct code from reference_change
                where vintage_id = :vintage and kind in ('MERGED', 'ENDED') and subject in ('COMMUNE', 'INTERCOMMUNALITY')),
            later as (
                select m.id, m.territory_code, t.phase, m.kind, coalesce(m.commune_code, m.intercommunality_siren) as member,
                       greatest(m.valid_from, :effective) as valid_from, m.valid_to, s.to_code as successor, e.code is not null as ends
                from territory_member m join territory t on t.code = m.territory_code
                left join successor s on s.code = coalesce(m.commune_code, m.intercommunality_siren)
                left join ended e on e.code = coalesce(m.commune_code, m.intercommunality_siren)
                where coalesce(m.valid_to, 'infinity') >= :effective),
            successors as (
                select distinct on (l.territory_code, l.successor) l.* from later l
                where l.successor is not null and not exists (select 1 from later other
                    where other.territory_code = l.territory_code and other.member = l.successor)
                order by l.territory_code, l.successor, l.id),
            after as (
                select distinct on (territory_code, commune_code, valid_from) m.territory_code, m.phase, c.code as commune_code, m.id as member_id, m.member,
                       m.valid_from, m.valid_to
                from (select id, territory_code, phase, kind, member, valid_from, valid_to from later where not ends
                      union all
                      select id, territory_code, phase, kind, successor, valid_from, valid_to from successors) m
                join perimeter c on c.member = m.member
                order by territory_code, commune_code, valid_from, m.id)
            """;

    /** Communes that would lie in two territories of one phase on one day. */
    static final String CONFLICTS = AFTER + """
            select a.commune_code, a.territory_code, b.territory_code as other_code, greatest(a.valid_from, b.valid_from) as day
            from after a join after b on b.commune_code = a.commune_code and b.phase = a.phase and b.territory_code > a.territory_code
                and daterange(a.valid_from, a.valid_to, '[]') && daterange(b.valid_from, b.valid_to, '[]')
            order by a.commune_code, a.territory_code limit 200""";

    private static final String DECISION = """
            insert into perimeter_decision (code, title, takes_effect)
            select :decision, :title, :effective where not exists (select 1 from perimeter_decision where code = :decision)""";

    private static final String SUCCESSORS = AFTER + """
            insert into territory_member (territory_code, kind, intercommunality_siren, commune_code, valid_from, valid_to, decision_code)
            select territory_code, kind, case when kind <> 'COMMUNE' then successor end, case when kind = 'COMMUNE' then successor end, valid_from,
                   valid_to, :decision
            from successors""";

    private static final String ENDED_MEMBERS = AFTER + """
            update territory_member m set valid_to = :effective - 1
            from later l where l.id = m.id and l.ends and m.valid_from < :effective""";

    /** The new member's rows stand in place of those of the one that it follows. */
    private static final String MEMBERSHIP = """
            with\s""" + PERIMETER + """
            after as (
                select distinct on (territory_code, commune_code, valid_from) m.territory_code, t.phase, c.code as commune_code, m.id as member_id,
                       greatest(m.valid_from, :effective) as valid_from, m.valid_to
                from territory_member m join territory t on t.code = m.territory_code
                join perimeter c on c.member = coalesce(m.commune_code, m.intercommunality_siren)
                where coalesce(m.valid_to, 'infinity') >= :effective
                order by territory_code, commune_code, valid_from, m.id)
            """;

    private static final String STAYS = """
            exists (select 1 from after a where a.territory_code = tc.territory_code and a.commune_code = tc.commune_code
                and a.member_id = tc.member_id)""";

    private static final String NEVER_BEGUN = MEMBERSHIP + """
            delete from territory_commune tc where tc.valid_from >= :effective and not\s""" + STAYS + " returning tc.territory_code";

    private static final String LEFT = MEMBERSHIP + """
            update territory_commune tc set valid_to = :effective - 1
            where tc.valid_from < :effective and coalesce(tc.valid_to, 'infinity') >= :effective and not\s""" + STAYS + " returning tc.territory_code";

    private static final String JOINED = MEMBERSHIP + """
            insert into territory_commune (territory_code, phase, commune_code, member_id, valid_from, valid_to)
            select a.territory_code, a.phase, a.commune_code, a.member_id, a.valid_from, a.valid_to from after a
            where not exists (select 1 from territory_commune tc where tc.territory_code = a.territory_code
                and tc.commune_code = a.commune_code and tc.member_id = a.member_id and coalesce(tc.valid_to, 'infinity') >= :effective)
            returning territory_code""";

    /** The members, then their communes; these answer the territory of each row that they change. */
    static final List<String> MEMBERS = List.of(DECISION, SUCCESSORS, ENDED_MEMBERS);

    static final List<String> COMMUNES = List.of(NEVER_BEGUN, LEFT, JOINED);

    private CompositionSql() {}
}
