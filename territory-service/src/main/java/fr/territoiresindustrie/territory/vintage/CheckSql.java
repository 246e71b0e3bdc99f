package fr.territoiresindustrie.territory.vintage;

/** What the files of a vintage may say against themselves, each other or the registry. Every branch gives file, line, field, code, value. */
final class CheckSql {

    private static final String REPEATED = """
            select 'communes.csv' as file, line, 'code' as field, 'REPEATED' as code, code as value
            from (select line, code, row_number() over (partition by code order by line) as nth
                  from vintage_commune where vintage_id = :vintage and code is not null) c where nth > 1
            union all
            select 'communes.csv', line, 'siren', 'REPEATED', siren
            from (select line, siren, row_number() over (partition by siren order by line) as nth
                  from vintage_commune where vintage_id = :vintage and siren is not null) c where nth > 1
            union all
            select file, line, 'siren', 'REPEATED', siren
            from (select file, line, siren, row_number() over (partition by siren order by file, line) as nth
                  from vintage_intercommunality where vintage_id = :vintage and siren is not null) i where nth > 1
            union all
            select 'epci_commune.csv', line, 'commune_code', 'REPEATED', commune_code
            from (select line, commune_code, row_number() over (partition by commune_code order by line) as nth
                  from vintage_composition where vintage_id = :vintage and commune_code is not null) c where nth > 1
            union all
            select file, line, 'code', 'REPEATED', code
            from (select file, line, code, row_number() over (partition by code order by file, line) as nth
                  from vintage_part where vintage_id = :vintage and code is not null) p where nth > 1""";

    private static final String UNKNOWN = """
            select 'communes.csv', line, 'epci_siren', 'UNKNOWN_INTERCOMMUNALITY', epci_siren from vintage_commune c
            where vintage_id = :vintage and epci_siren is not null and not exists (
                select 1 from vintage_intercommunality i
                where i.vintage_id = :vintage and i.siren = c.epci_siren and i.file = 'epci.csv')
            union all
            select 'communes.csv', line, 'ept_siren', 'UNKNOWN_INTERCOMMUNALITY', ept_siren from vintage_commune c
            where vintage_id = :vintage and ept_siren is not null and not exists (
                select 1 from vintage_intercommunality i
                where i.vintage_id = :vintage and i.siren = c.ept_siren and i.file = 'ept.csv')
            union all
            select 'communes.csv', line, 'departement_code', 'UNKNOWN_DEPARTEMENT', c.departement_code from vintage_commune c
            left join departement d on d.code = c.departement_code
            where vintage_id = :vintage and c.departement_code is not null and d.code is null
            union all
            select 'communes.csv', line, 'region_code', 'NOT_THE_REGION_OF_THE_DEPARTEMENT', c.region_code from vintage_commune c
            join departement d on d.code = c.departement_code
            where vintage_id = :vintage and c.region_code is not null and d.region_code <> c.region_code
            union all
            select file, line, 'parent_epci_siren', 'UNKNOWN_INTERCOMMUNALITY', parent_siren from vintage_intercommunality e
            where vintage_id = :vintage and file = 'ept.csv' and parent_siren is not null and not exists (
                select 1 from vintage_intercommunality i
                where i.vintage_id = :vintage and i.siren = e.parent_siren and i.file = 'epci.csv')
            union all
            select 'epci_commune.csv', line, 'epci_siren', 'UNKNOWN_INTERCOMMUNALITY', epci_siren from vintage_composition c
            where vintage_id = :vintage and epci_siren is not null and not exists (
                select 1 from vintage_intercommunality i
                where i.vintage_id = :vintage and i.siren = c.epci_siren and i.file = 'epci.csv')
            union all
            select 'epci_commune.csv', line, 'commune_code', 'UNKNOWN_COMMUNE', commune_code from vintage_composition p
            where vintage_id = :vintage and commune_code is not null and not exists (
                select 1 from vintage_commune c where c.vintage_id = :vintage and c.code = p.commune_code)
            union all
            select file, line, 'commune_code', 'UNKNOWN_COMMUNE', commune_code from vintage_part p
            where vintage_id = :vintage and commune_code is not null and not exists (
                select 1 from vintage_commune c where c.vintage_id = :vintage and c.code = p.commune_code)
            union all
            select 'mouvements.csv', line, 'to_code', 'UNKNOWN_COMMUNE', to_code from vintage_movement m
            where vintage_id = :vintage and to_code is not null and not exists (
                select 1 from vintage_commune c where c.vintage_id = :vintage and c.code = m.to_code)
            union all
            select 'mouvements.csv', line, 'from_code', 'UNKNOWN_COMMUNE', from_code from vintage_movement m
            where vintage_id = :vintage and from_code is not null
              and not exists (select 1 from commune_on(:effective - 1) c where c.code = m.from_code)
              and not exists (select 1 from commune_part p
                  where p.code = m.from_code and :effective - 1 between p.valid_from and p.valid_to)""";

    private static final String CONTRADICTIONS = """
            select 'epci_commune.csv', p.line, 'epci_siren', 'COMPOSITIONS_DIFFER', p.commune_code from vintage_composition p
            join vintage_commune c on c.vintage_id = :vintage and c.code = p.commune_code
            where p.vintage_id = :vintage and c.epci_siren is distinct from p.epci_siren
            union all
            select 'communes.csv', c.line, 'epci_siren', 'COMPOSITIONS_DIFFER', c.code from vintage_commune c
            where c.vintage_id = :vintage and c.epci_siren is not null and not exists (
                select 1 from vintage_composition p where p.vintage_id = :vintage and p.commune_code = c.code)
            union all
            select 'communes.csv', c.line, 'ept_siren', 'COMPOSITIONS_DIFFER', c.code from vintage_commune c
            left join (select e.siren, unnest(string_to_array(e.commune_codes, '|')) as code from vintage_intercommunality e
                       where e.vintage_id = :vintage and e.file = 'ept.csv') e on e.code = c.code
            where c.vintage_id = :vintage and c.ept_siren is distinct from e.siren
            union all
            select 'epci.csv', i.line, 'siren', 'WITHOUT_COMMUNE', i.siren from vintage_intercommunality i
            where i.vintage_id = :vintage and i.file = 'epci.csv' and i.siren is not null and not exists (
                select 1 from vintage_composition p where p.vintage_id = :vintage and p.epci_siren = i.siren)
            union all
            select p.file, p.line, 'code', 'PART_IS_A_COMMUNE', p.code from vintage_part p
            where p.vintage_id = :vintage and exists (
                select 1 from vintage_commune c where c.vintage_id = :vintage and c.code = p.code)
            union all
            select 'communes.csv', null, 'code', 'COMMUNE_WITHOUT_SUCCESSOR', o.code from commune_on(:effective - 1) o
            where not exists (select 1 from vintage_commune c where c.vintage_id = :vintage and c.code = o.code)
              and not exists (select 1 from vintage_part p where p.vintage_id = :vintage and p.code = o.code)
              and not exists (select 1 from vintage_movement m where m.vintage_id = :vintage and m.from_code = o.code)""";

    /** All of it, with how many there are: those of the rows first, in the files' order. */
    static final String FINDINGS = """
            select found.*, count(*) over () as total from (
            """ + REPEATED + " union all " + UNKNOWN + " union all " + CONTRADICTIONS + """
            ) found order by line nulls last, file, field, value limit 1000""";

    private CheckSql() {}
}
