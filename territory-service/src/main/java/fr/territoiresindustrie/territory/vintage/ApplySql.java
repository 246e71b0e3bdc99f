package fr.territoiresindustrie.territory.vintage;

import java.util.List;

/** Writes a vintage into the registry from its first day on; what was in force until its eve stays readable. */
final class ApplySql {

    private static final String BODY = """
            (select siren, name, case when file = 'ept.csv' then 'EPT' else nature end as nature, parent_siren, search
             from vintage_intercommunality where vintage_id = :vintage) n""";

    private static final String COMMUNE = """
            (select code, name, siren, epci_siren as intercommunality_siren, ept_siren, departement_code, region_code, arrondissement_code,
                    cast(population as int) as population, upper(zone) as zone, search
             from vintage_commune where vintage_id = :vintage) n""";

    private static final String BODIES_NEVER_SEEN = """
            insert into intercommunality (siren, name, nature, parent_siren, search, valid_from)
            select n.siren, n.name, n.nature, n.parent_siren, n.search, :effective from NEW_BODY
            where not exists (select 1 from intercommunality i where i.siren = n.siren)""";

    private static final String BODIES_AS_THEY_WERE = """
            update intercommunality_version v set valid_to = :effective - 1
            where v.valid_to = 'infinity' and not exists (select 1 from NEW_BODY where n.siren = v.siren
                and (n.name, n.nature, n.search) = (v.name, v.nature, v.search) and n.parent_siren is not distinct from v.parent_siren)""";

    private static final String BODIES_AS_THEY_WILL_BE = """
            insert into intercommunality_version (siren, valid_from, vintage, name, nature, parent_siren, search)
            select n.siren, :effective, :year, n.name, n.nature, n.parent_siren, n.search from NEW_BODY
            where not exists (select 1 from intercommunality_version v where v.siren = n.siren and v.valid_to = 'infinity')""";

    private static final String COMMUNES_NEVER_SEEN = """
            insert into commune (code, name, siren, intercommunality_siren, ept_siren, departement_code, region_code, arrondissement_code,
                population, zone, search, valid_from)
            select n.*, :effective from NEW_COMMUNE where not exists (select 1 from commune c where c.code = n.code)""";

    private static final String COMMUNES_AS_THEY_WERE = """
            update commune_version v set valid_to = :effective - 1
            where v.valid_to = 'infinity' and not exists (select 1 from NEW_COMMUNE where n.code = v.code
                and (n.name, n.siren, n.intercommunality_siren, n.ept_siren, n.departement_code, n.region_code, n.arrondissement_code,
                     n.population, n.zone, n.search)
                    is not distinct from (v.name, v.siren, v.intercommunality_siren, v.ept_siren, v.departement_code, v.region_code,
                     v.arrondissement_code, v.population, v.zone, v.search))""";

    private static final String COMMUNES_AS_THEY_WILL_BE = """
            insert into commune_version (code, name, siren, intercommunality_siren, ept_siren, departement_code, region_code,
                arrondissement_code, population, zone, search, valid_from, vintage)
            select n.*, :effective, :year from NEW_COMMUNE
            where not exists (select 1 from commune_version v where v.code = n.code and v.valid_to = 'infinity')""";

    private static final String POSTAL_CODES_AS_THEY_WERE = """
            update commune_postal_code p set valid_to = :effective - 1
            where p.valid_to = 'infinity' and not exists (select 1 from vintage_commune n where n.vintage_id = :vintage
                and n.code = p.commune_code and p.postal_code = any (string_to_array(n.postal_codes, '|')))""";

    private static final String POSTAL_CODES_AS_THEY_WILL_BE = """
            insert into commune_postal_code (postal_code, commune_code, valid_from)
            select distinct n.postal_code, n.code, cast(:effective as date)
            from (select code, unnest(string_to_array(postal_codes, '|')) as postal_code from vintage_commune where vintage_id = :vintage) n
            where not exists (select 1 from commune_postal_code p
                where p.postal_code = n.postal_code and p.commune_code = n.code and p.valid_to = 'infinity')""";

    /** Codes that led somewhere and are neither a commune nor a part any more lead where their commune went. */
    private static final String CODES_THAT_ARE_GONE = """
            insert into commune_part (code, name, kind, commune_code, valid_from)
            select distinct gone.code, gone.name, 'FORMER_COMMUNE', coalesce(kept.code, next.to_code), cast(:effective as date)
            from (select code, name, code as commune_code from commune_on(:effective - 1)
                  union all
                  select code, name, commune_code from commune_part where :effective - 1 between valid_from and valid_to) gone
            left join vintage_commune kept on kept.vintage_id = :vintage and kept.code = gone.commune_code
            left join reference_change next on next.vintage_id = :vintage and next.subject = 'COMMUNE' and next.kind = 'MERGED'
                and next.code = gone.commune_code
            where coalesce(kept.code, next.to_code) is not null
              and not exists (select 1 from vintage_commune n where n.vintage_id = :vintage and n.code = gone.code)
              and not exists (select 1 from vintage_part n where n.vintage_id = :vintage and n.code = gone.code)
              and not exists (select 1 from commune_part p where p.code = gone.code and p.kind = 'FORMER_COMMUNE'
                  and p.commune_code = coalesce(kept.code, next.to_code) and p.valid_to = 'infinity')""";

    private static final String PARTS_AS_THEY_WERE = """
            update commune_part p set valid_to = :effective - 1
            where p.valid_to = 'infinity' and p.valid_from < :effective
              and case when p.kind = 'FORMER_COMMUNE'
                  then exists (select 1 from vintage_commune n where n.vintage_id = :vintage and n.code = p.code)
                    or exists (select 1 from vintage_part n where n.vintage_id = :vintage and n.code = p.code)
                    or not exists (select 1 from vintage_commune n where n.vintage_id = :vintage and n.code = p.commune_code)
                  else not exists (select 1 from vintage_part n where n.vintage_id = :vintage
                    and (n.code, n.name, n.kind, n.commune_code) = (p.code, p.name, p.kind, p.commune_code)
                    and cast(n.population as int) is not distinct from p.population) end""";

    private static final String PARTS_AS_THEY_WILL_BE = """
            insert into commune_part (code, name, kind, commune_code, population, valid_from)
            select n.code, n.name, n.kind, n.commune_code, cast(n.population as int), :effective
            from vintage_part n where n.vintage_id = :vintage and not exists (select 1 from commune_part p
                where p.code = n.code and p.commune_code = n.commune_code and p.valid_to = 'infinity')""";

    /** A code that is new is asked about days before it, too: it leads to the communes that it comes from. */
    private static final String CODES_THAT_ARE_NEW = """
            insert into commune_part (code, name, kind, commune_code, valid_from, valid_to)
            select c.code, c.name, 'LATER_COMMUNE', c.from_code, cast('-infinity' as date), :effective - 1
            from reference_change c
            where c.vintage_id = :vintage and c.subject = 'COMMUNE' and c.kind in ('CREATED', 'SPLIT') and c.from_code is not null
              and not exists (select 1 from commune_part p where p.code = c.code)
              and not exists (select 1 from commune_version v where v.code = c.code and v.valid_from < :effective)""";

    private static final String FORMER_BODIES_AS_THEY_WERE = """
            update former_intercommunality f set valid_to = :effective - 1
            where f.valid_to = 'infinity'
              and (exists (select 1 from NEW_BODY where n.siren = f.siren) or not exists (select 1 from NEW_BODY where n.siren = f.successor_siren))""";

    private static final String FORMER_BODIES_AS_THEY_WILL_BE = """
            insert into former_intercommunality (siren, successor_siren, valid_from)
            select distinct gone.siren, next.siren, cast(:effective as date)
            from (select code as siren, code as ended from reference_change
                  where vintage_id = :vintage and subject = 'INTERCOMMUNALITY' and kind in ('MERGED', 'ENDED')
                  union all
                  select siren, successor_siren from former_intercommunality where :effective - 1 between valid_from and valid_to) gone
            join reference_change c on c.vintage_id = :vintage and c.subject = 'INTERCOMMUNALITY' and c.kind in ('MERGED', 'ENDED')
                and c.code = gone.ended
            cross join lateral unnest(string_to_array(c.after, '|')) as next (siren)
            where gone.siren <> next.siren""";

    /** What other programmes support goes on under the codes that take over, each from its first day. */
    private static final String SUPPORTED_AS_THEY_WILL_BE = """
            insert into programme_membership (programme_code, entity_id, entity_name, signed_on, kind, source_code, commune_code, siren, valid_from)
            select distinct m.programme_code, m.entity_id, m.entity_name, m.signed_on, m.kind, m.source_code, next.commune, next.siren,
                   cast(:effective as date)
            from programme_membership m
            join (select code, to_code as commune, cast(null as text) as siren from reference_change
                  where vintage_id = :vintage and subject = 'COMMUNE' and kind = 'MERGED'
                  union
                  select siren, null, successor_siren from former_intercommunality where valid_from = :effective) next
                on next.code = m.place
            where m.valid_to = 'infinity' and not exists (select 1 from programme_membership known
                where (known.programme_code, known.entity_id, known.source_code, known.place)
                        = (m.programme_code, m.entity_id, m.source_code, coalesce(next.commune, next.siren))
                  and known.valid_to = 'infinity')""";

    private static final String SUPPORTED_AS_THEY_WERE = """
            update programme_membership m set valid_to = :effective - 1
            where m.valid_to = 'infinity' and m.valid_from < :effective
              and (m.commune_code in (select code from reference_change
                       where vintage_id = :vintage and subject = 'COMMUNE' and kind = 'MERGED')
                   or m.siren in (select siren from former_intercommunality where valid_from = :effective))""";

    /** In their order: each is run once, in one transaction. */
    static final List<String> STATEMENTS = List.of(
                    BODIES_NEVER_SEEN,
                    BODIES_AS_THEY_WERE,
                    BODIES_AS_THEY_WILL_BE,
                    COMMUNES_NEVER_SEEN,
                    // before what it reads, the eve's codes, is closed
                    CODES_THAT_ARE_GONE,
                    COMMUNES_AS_THEY_WERE,
                    COMMUNES_AS_THEY_WILL_BE,
                    POSTAL_CODES_AS_THEY_WERE,
                    POSTAL_CODES_AS_THEY_WILL_BE,
                    PARTS_AS_THEY_WERE,
                    PARTS_AS_THEY_WILL_BE,
                    CODES_THAT_ARE_NEW,
                    FORMER_BODIES_AS_THEY_WILL_BE,
                    FORMER_BODIES_AS_THEY_WERE,
                    SUPPORTED_AS_THEY_WILL_BE,
                    SUPPORTED_AS_THEY_WERE)
            .stream()
            .map(sql -> sql.replace("NEW_BODY", BODY).replace("NEW_COMMUNE", COMMUNE))
            .toList();

    private ApplySql() {}
}
