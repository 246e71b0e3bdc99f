package fr.territoiresindustrie.territory.resolution;

import fr.territoiresindustrie.territory.reference.AsOf;
import fr.territoiresindustrie.territory.reference.TermView;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The one statement that answers a whole batch. Keys come as one text separated by commas; each key found gives a row per match, with its
 * lists gathered as JSON. {@code :by} leaves only one kind of key of communes, or is empty.
 */
final class ResolutionSql {

    private static final String COMMUNES = """
            select wanted.key, k.by, coalesce(part.kind, 'COMMUNE') as kind, c.code, c.name, part.code as part_code, part.name as part_name,
                   cast(nullif(part.valid_from, '-infinity') as date) as part_since,
                   cast(null as text) as communes, i.siren, i.name as body_name, i.nature, ept.siren as ept_siren, ept.name as ept_name,
                   cast(json_build_array(json_build_object('code', d.code, 'name', d.name)) as text) as departements,
                   cast(json_build_array(json_build_object('code', r.code, 'name', r.name)) as text) as regions,
                   TERMS_OF_COMMUNE as territories,
                   (select cast(json_agg(json_build_object('code', p.code, 'name', p.name, 'through', m.through) order by p.code, m.through) as text)
                    from (select distinct programme_code, 'COMMUNE' as through from programme_membership_today where commune_code = c.code
                          union all
                          select distinct programme_code, 'INTERCOMMUNALITY' from programme_membership_today
                          where siren in (c.intercommunality_siren, c.ept_siren)) m
                    join programme p on p.code = m.programme_code) as programmes
            from (select unnest(string_to_array(:keys, ',')) as key) wanted ASKED
            cross join lateral (select any_key.* from (
                select 'CODE' as by, code as commune_code, cast(null as text) as part_code from commune_today where code = wanted.key
                union all select 'SIREN', code, null from commune_today where siren = wanted.key
                union all select distinct 'SIREN', coalesce(p.commune_code, v.code), p.code from commune_version v
                          left join commune_part p on p.code = v.code and asked.shown between p.valid_from and p.valid_to
                          where v.siren = wanted.key and not exists (select 1 from commune_today held where held.siren = wanted.key)
                union all select 'CODE', commune_code, code from commune_part where code = wanted.key and asked.shown between valid_from and valid_to
                union all select 'POSTAL_CODE', commune_code, null from commune_postal_code
                          where postal_code = wanted.key and asked.shown between valid_from and valid_to)
                any_key where :by in ('', any_key.by)) k
            join commune_today c on c.code = k.commune_code
            join departement d on d.code = c.departement_code
            join region r on r.code = c.region_code
            left join commune_part part on part.code = k.part_code and part.commune_code = k.commune_code
                and asked.shown between part.valid_from and part.valid_to
            left join intercommunality_today i on i.siren = c.intercommunality_siren
            left join intercommunality_today ept on ept.siren = c.ept_siren""";

    private static final String INTERCOMMUNALITIES = """
            select wanted.key, 'SIREN', case when was.siren is not null then 'FORMER_INTERCOMMUNALITY' when i.nature = 'EPT' then 'EPT'
                   else 'INTERCOMMUNALITY' end, i.siren, i.name, was.siren, was.name, k.since,
                   (select cast(json_agg(json_build_object('code', c.code, 'name', c.name) order by c.code) as text)
                    from intercommunality_commune ic join commune_today c on c.code = ic.commune_code where ic.siren = i.siren),
                   coalesce(parent.siren, i.siren), coalesce(parent.name, i.name), coalesce(parent.nature, i.nature),
                   case when i.nature = 'EPT' then i.siren end, case when i.nature = 'EPT' then i.name end,
                   (select cast(json_agg(distinct jsonb_build_object('code', d.code, 'name', d.name)) as text)
                    from intercommunality_commune ic join commune_today c on c.code = ic.commune_code join departement d on d.code = c.departement_code
                    where ic.siren = i.siren),
                   (select cast(json_agg(distinct jsonb_build_object('code', r.code, 'name', r.name)) as text)
                    from intercommunality_commune ic join commune_today c on c.code = ic.commune_code join region r on r.code = c.region_code
                    where ic.siren = i.siren),
                   TERMS_OF_INTERCOMMUNALITY,
                   (select cast(json_agg(json_build_object('code', p.code, 'name', p.name, 'through', m.through) order by p.code, m.through) as text)
                    from (select distinct programme_code, 'INTERCOMMUNALITY' as through from programme_membership_today where siren = i.siren
                          union all
                          select distinct pm.programme_code, 'COMMUNE' from intercommunality_commune ic
                          join programme_membership_today pm on pm.commune_code = ic.commune_code where ic.siren = i.siren) m
                    join programme p on p.code = m.programme_code)
            from (select unnest(string_to_array(:keys, ',')) as key) wanted ASKED
            cross join lateral (
                select siren, cast(null as text) as former, cast(null as date) as since from intercommunality_today where siren = wanted.key
                union all select successor_siren, siren, valid_from from former_intercommunality
                          where siren = wanted.key and asked.shown between valid_from and valid_to) k
            join intercommunality_today i on i.siren = k.siren
            left join intercommunality was on was.siren = k.former
            left join intercommunality_today parent on parent.siren = i.parent_siren""";

    private static final String ALL_DAYS = statement(AsOf.NOT_ASKED);
    private static final String ONE_DAY = statement(AsOf.ASKED);

    private ResolutionSql() {}

    static String of(@Nullable LocalDate asOf) {
        return asOf == null ? ALL_DAYS : ONE_DAY;
    }

    private static String statement(String asked) {
        String today = COMMUNES.replace("TERMS_OF_COMMUNE", TermView.OF_COMMUNE)
                + " union all "
                + INTERCOMMUNALITIES.replace("TERMS_OF_INTERCOMMUNALITY", TermView.OF_INTERCOMMUNALITY);
        return (asked.equals(AsOf.ASKED) ? AsOf.dated(today, "asked.shown") : today).replace(" ASKED", asked);
    }
}
