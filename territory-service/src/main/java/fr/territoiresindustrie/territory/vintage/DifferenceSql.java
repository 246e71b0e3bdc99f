package fr.territoiresindustrie.territory.vintage;

/** What a vintage changes against the registry as it is on the eve of its first day. */
final class DifferenceSql {

    private static final String SIDES = """
            insert into reference_change (vintage_id, position, subject, kind, code, name, from_code, to_code, field, before, after)
            with old as materialized (
                select c.*, cast(c.population as text) as people, lower(c.zone) as place,
                       (select string_agg(p.postal_code, '|' order by p.postal_code) from commune_postal_code p
                        where p.commune_code = c.code and :effective - 1 between p.valid_from and p.valid_to) as postal_codes
                from commune_on(:effective - 1) c),
            new as materialized (
                select c.code, c.name, c.siren, c.epci_siren as intercommunality_siren, c.ept_siren, c.departement_code, c.region_code,
                       c.arrondissement_code, c.population as people, c.zone as place,
                       (select string_agg(distinct p, '|' order by p) from unnest(string_to_array(c.postal_codes, '|')) p) as postal_codes
                from vintage_commune c where c.vintage_id = :vintage),
            both_sides as (
                select n.code, n.name, f.field, f.kind, f.before, f.after
                from new n join old o on o.code = n.code
                cross join lateral (values
                    ('name', 'RENAMED', o.name, n.name),
                    ('intercommunality', 'MOVED', o.intercommunality_siren, n.intercommunality_siren),
                    ('ept', 'MOVED', o.ept_siren, n.ept_siren),
                    ('departement', 'MOVED', o.departement_code, n.departement_code),
                    ('region', 'MOVED', o.region_code, n.region_code),
                    ('arrondissement', 'MOVED', o.arrondissement_code, n.arrondissement_code),
                    ('siren', 'CHANGED', o.siren, n.siren),
                    ('zone', 'CHANGED', o.place, n.place),
                    ('postalCodes', 'CHANGED', o.postal_codes, n.postal_codes),
                    ('population', 'POPULATION', o.people, n.people)) f (field, kind, before, after)
                where f.before is distinct from f.after),
            """;

    private static final String COMMUNES = """
            merged as (
                select o.code, o.name, t.to_code from old o
                cross join lateral (
                    select p.commune_code as to_code from vintage_part p where p.vintage_id = :vintage and p.code = o.code
                    union
                    select m.to_code from vintage_movement m where m.vintage_id = :vintage and m.from_code = o.code) t
                where not exists (select 1 from new n where n.code = o.code)),
            arrived as (
                select n.code, n.name, f.from_code from new n
                left join lateral (
                    select p.commune_code as from_code from commune_part p
                    where p.code = n.code and :effective - 1 between p.valid_from and p.valid_to
                    union
                    select m.from_code from vintage_movement m where m.vintage_id = :vintage and m.to_code = n.code) f on true
                where not exists (select 1 from old o where o.code = n.code)),
            communes as (
                select 'COMMUNE' as subject, 'MERGED' as kind, code, name, code as from_code, to_code, null as field, null as before, null as after
                from merged
                union all
                select 'COMMUNE', 'SPLIT', a.code, a.name, a.from_code, a.code, null, null, null from arrived a
                where exists (select 1 from new n where n.code = a.from_code)
                union all
                select 'COMMUNE', 'CREATED', a.code, a.name, a.from_code, a.code, null, null, null from arrived a
                where not exists (select 1 from new n where n.code = a.from_code)
                union all
                select 'COMMUNE', kind, code, name, null, null, field, before, after from both_sides),
            """;

    private static final String BODIES = """
            body as (
                select i.siren, i.name, case when i.file = 'ept.csv' then 'EPT' else i.nature end as nature, i.parent_siren
                from vintage_intercommunality i where i.vintage_id = :vintage),
            body_before as (select * from intercommunality_on(:effective - 1)),
            taken_over as (
                select distinct o.siren, o.name, case when o.nature = 'EPT' then n.ept_siren else n.intercommunality_siren end as to_siren
                from body_before o
                join old c on o.siren in (c.intercommunality_siren, c.ept_siren)
                left join merged m on m.code = c.code
                join new n on n.code = coalesce(m.to_code, c.code)
                where not exists (select 1 from body b where b.siren = o.siren)),
            bodies as (
                select 'INTERCOMMUNALITY' as subject, 'CREATED' as kind, b.siren as code, b.name, null as from_code, b.siren as to_code,
                       null as field, null as before, null as after
                from body b where not exists (select 1 from body_before o where o.siren = b.siren)
                union all
                select 'INTERCOMMUNALITY', case when count(*) = 1 and count(to_siren) = 1 then 'MERGED' else 'ENDED' end, siren, name, siren,
                       case when count(*) = 1 then min(to_siren) end, null, null, string_agg(to_siren, '|' order by to_siren)
                from taken_over group by siren, name
                union all
                select 'INTERCOMMUNALITY', case when f.field = 'name' then 'RENAMED' else 'CHANGED' end, b.siren, b.name, null, null, f.field,
                       f.before, f.after
                from body b join body_before o on o.siren = b.siren
                cross join lateral (values ('name', o.name, b.name), ('nature', o.nature, b.nature), ('parent', o.parent_siren, b.parent_siren))
                    f (field, before, after)
                where f.before is distinct from f.after),
            """;

    private static final String PARTS = """
            part as (select * from vintage_part where vintage_id = :vintage),
            part_before as (select * from commune_part where :effective - 1 between valid_from and valid_to
                            and kind in ('DELEGATED_COMMUNE', 'ASSOCIATED_COMMUNE', 'MUNICIPAL_ARRONDISSEMENT')),
            parts as (
                select 'PART' as subject, 'CREATED' as kind, p.code, p.name, null as from_code, p.commune_code as to_code, null as field,
                       null as before, p.kind as after
                from part p where not exists (select 1 from part_before o where o.code = p.code)
                union all
                select 'PART', 'ENDED', o.code, o.name, o.commune_code, null, null, o.kind, null
                from part_before o where not exists (select 1 from part p where p.code = o.code)
                union all
                select 'PART', case f.field when 'name' then 'RENAMED' when 'commune' then 'MOVED' when 'population' then 'POPULATION'
                       else 'CHANGED' end, p.code, p.name, null, null, f.field, f.before, f.after
                from part p join part_before o on o.code = p.code
                cross join lateral (values ('name', o.name, p.name), ('commune', o.commune_code, p.commune_code), ('kind', o.kind, p.kind),
                    ('population', cast(o.population as text), p.population)) f (field, before, after)
                where f.before is distinct from f.after)
            """;

    static final String STORE = SIDES + COMMUNES + BODIES + PARTS + """
            select :vintage, row_number() over (order by subject, kind = 'POPULATION', kind, code, field), subject, kind, code, name, from_code,
                   to_code, field, before, after
            from (select * from communes union all select * from bodies union all select * from parts) every_change""";

    private DifferenceSql() {}
}
