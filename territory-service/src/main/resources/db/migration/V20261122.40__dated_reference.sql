-- The official geographic code changes every year: each fact of a commune or an intercommunality has its days.
-- "commune" and "intercommunality" keep one row for every code that ever was, with today's facts (or the last ones): everything refers to them.
-- "…_version" holds the facts of each day. Both bounds are inclusive and never null: '-infinity' is "as far back as is known".

create function paris_day() returns date language sql stable return (now() at time zone 'Europe/Paris')::date;
comment on function paris_day() is 'Today, as the programme counts days.';

create table intercommunality_version (
    siren        text not null references intercommunality,
    valid_from   date not null default '-infinity',
    valid_to     date not null default 'infinity',
    vintage      int  not null,
    name         text not null,
    nature       text not null check (nature in ('CC', 'CA', 'CU', 'METRO', 'MET69', 'EPT')),
    parent_siren text references intercommunality,
    search       text collate "C" not null,
    primary key (siren, valid_from),
    check (valid_from <= valid_to),
    check ((nature = 'EPT') = (parent_siren is not null)),
    constraint one_version_of_intercommunality exclude using gist (hashtextextended(siren, 0) with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index intercommunality_version_by_name on intercommunality_version (search, siren);

create table commune_version (
    code                   text not null references commune,
    valid_from             date not null default '-infinity',
    valid_to               date not null default 'infinity',
    vintage                int  not null,
    name                   text not null,
    siren                  text check (siren ~ '^\d{9}$'),
    intercommunality_siren text references intercommunality,
    ept_siren              text references intercommunality,
    departement_code       text not null references departement,
    region_code            text not null references region,
    arrondissement_code    text,
    population             int check (population >= 0),
    zone                   text not null check (zone in ('METRO', 'DROM', 'COM')),
    search                 text collate "C" not null,
    primary key (code, valid_from),
    check (valid_from <= valid_to),
    -- The key's digest, not the key: reads of a code take the primary key, and such an index is written three times faster than one on text.
    constraint one_version_of_commune exclude using gist (hashtextextended(code, 0) with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index commune_version_by_name on commune_version (search, code);
create index commune_version_by_siren on commune_version (siren) where siren is not null;
create index commune_version_of_intercommunality on commune_version (intercommunality_siren);
create index commune_version_of_ept on commune_version (ept_siren) where ept_siren is not null;

-- Codes that are gone stay in these tables; a SIREN may pass from one commune to another.
alter table intercommunality
    add column valid_from date not null default '-infinity',
    add column valid_to   date not null default 'infinity';
alter table commune
    add column valid_from date not null default '-infinity',
    add column valid_to   date not null default 'infinity',
    drop constraint commune_siren_key;
create index commune_by_siren on commune (siren) where siren is not null;

alter table commune_postal_code
    add column valid_from date not null default '-infinity',
    add column valid_to   date not null default 'infinity',
    add check (valid_from <= valid_to),
    drop constraint commune_postal_code_pkey,
    add primary key (postal_code, commune_code, valid_from);

-- What a code that is no commune leads to, by days. FORMER_COMMUNE: merged without being kept as a delegated commune.
-- LATER_COMMUNE: before its creation, the communes that it comes from.
alter table commune_part
    add column valid_from date not null default '-infinity',
    add column valid_to   date not null default 'infinity',
    add check (valid_from <= valid_to),
    drop constraint commune_part_kind_check,
    add constraint commune_part_kind_check check
        (kind in ('DELEGATED_COMMUNE', 'ASSOCIATED_COMMUNE', 'MUNICIPAL_ARRONDISSEMENT', 'FORMER_COMMUNE', 'LATER_COMMUNE')),
    drop constraint commune_part_pkey,
    add primary key (code, commune_code, valid_from);

insert into intercommunality_version (siren, vintage, name, nature, parent_siren, search)
    select siren, 2026, name, nature, parent_siren, search from intercommunality;
insert into commune_version (code, vintage, name, siren, intercommunality_siren, ept_siren, departement_code, region_code,
        arrondissement_code, population, zone, search)
    select code, 2026, name, siren, intercommunality_siren, ept_siren, departement_code, region_code, arrondissement_code, population, zone,
        search from commune;

-- Today: the tables that hold one row for a code ---------------------------------------------------------------------------------------

create view commune_today as
    select code, valid_from, valid_to, name, siren, intercommunality_siren, ept_siren, departement_code, region_code, arrondissement_code,
           population, zone, search
    from commune where paris_day() between valid_from and valid_to;

create view intercommunality_today as
    select siren, valid_from, valid_to, name, nature, parent_siren, search
    from intercommunality where paris_day() between valid_from and valid_to;

create or replace view intercommunality_commune as
    select intercommunality_siren as siren, code as commune_code from commune_today where intercommunality_siren is not null
    union all
    select ept_siren, code from commune_today where ept_siren is not null;

-- Any day: the planner puts the bodies of these functions into the statement that names them ------------------------------------------------

create function commune_on(day date) returns table (
        code text, valid_from date, valid_to date, name text, siren text, intercommunality_siren text, ept_siren text, departement_code text,
        region_code text, arrondissement_code text, population int, zone text, search text)
    language sql stable rows 35000 as $$
    select v.code, v.valid_from, v.valid_to, v.name, v.siren, v.intercommunality_siren, v.ept_siren, v.departement_code, v.region_code,
           v.arrondissement_code, v.population, v.zone, v.search
    from commune_version v where day between v.valid_from and v.valid_to $$;

create function intercommunality_on(day date) returns table (
        siren text, valid_from date, valid_to date, name text, nature text, parent_siren text, search text)
    language sql stable rows 1300 as $$
    select v.siren, v.valid_from, v.valid_to, v.name, v.nature, v.parent_siren, v.search
    from intercommunality_version v where day between v.valid_from and v.valid_to $$;

create function intercommunality_commune_on(day date) returns table (siren text, commune_code text)
    language sql stable rows 35000 as $$
    select v.intercommunality_siren, v.code from commune_version v
    where v.intercommunality_siren is not null and day between v.valid_from and v.valid_to
    union all
    select v.ept_siren, v.code from commune_version v where v.ept_siren is not null and day between v.valid_from and v.valid_to $$;

-- Brings the rows of today up to a day. The owner's right: the application itself changes no fact of a code in place.
create function settle_reference(day date) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
    changed int := 0;
    more    int;
begin
    update intercommunality i set name = v.name, nature = v.nature, parent_siren = v.parent_siren, search = v.search
    from intercommunality_version v
    where v.siren = i.siren and day between v.valid_from and v.valid_to
      and (i.name, i.nature, i.parent_siren, i.search) is distinct from (v.name, v.nature, v.parent_siren, v.search);
    get diagnostics more = row_count;
    changed := changed + more;
    update commune c
    set name = v.name, siren = v.siren, intercommunality_siren = v.intercommunality_siren, ept_siren = v.ept_siren,
        departement_code = v.departement_code, region_code = v.region_code, arrondissement_code = v.arrondissement_code,
        population = v.population, zone = v.zone, search = v.search
    from commune_version v
    where v.code = c.code and day between v.valid_from and v.valid_to
      and (c.name, c.siren, c.intercommunality_siren, c.ept_siren, c.departement_code, c.region_code, c.arrondissement_code, c.population,
           c.zone, c.search)
          is distinct from (v.name, v.siren, v.intercommunality_siren, v.ept_siren, v.departement_code, v.region_code,
           v.arrondissement_code, v.population, v.zone, v.search);
    get diagnostics more = row_count;
    changed := changed + more;
    -- A code may end and come back: its row has the term of the day, else the last one before it, else the first one to come.
    update commune c set valid_from = t.first, valid_to = t.last
    from (select distinct on (code) code, lower(term) as first, case when upper(term) = 'infinity' then 'infinity' else upper(term) - 1 end as last
          from (select code, unnest(range_agg(daterange(valid_from, valid_to, '[]'))) as term from commune_version group by code) terms
          order by code, term @> day desc, lower(term) <= day desc, case when lower(term) <= day then lower(term) end desc, lower(term)) t
    where t.code = c.code and (c.valid_from, c.valid_to) is distinct from (t.first, t.last);
    get diagnostics more = row_count;
    changed := changed + more;
    update intercommunality i set valid_from = t.first, valid_to = t.last
    from (select distinct on (siren) siren, lower(term) as first, case when upper(term) = 'infinity' then 'infinity' else upper(term) - 1 end as last
          from (select siren, unnest(range_agg(daterange(valid_from, valid_to, '[]'))) as term from intercommunality_version group by siren) terms
          order by siren, term @> day desc, lower(term) <= day desc, case when lower(term) <= day then lower(term) end desc, lower(term)) t
    where t.siren = i.siren and (i.valid_from, i.valid_to) is distinct from (t.first, t.last);
    get diagnostics more = row_count;
    return changed + more;
end $$;
revoke execute on function settle_reference(date) from public;

grant select, insert, update (valid_to), maintain on commune_version, intercommunality_version to ${app};
grant update (valid_to) on commune_postal_code, commune_part to ${app};
grant select on commune_today, intercommunality_today to ${app};
grant execute on function settle_reference(date) to ${app};
