-- The registry: official geographic code, territories with their dated composition, other programmes.
-- Dates are inclusive on both sides (valid_to is the last day), null means open. "search" holds the name without accents, case and
-- punctuation, words separated and surrounded by one space, so that ' etienne' finds a word's beginning.

-- Both are trusted extensions: the owner of the database may create them.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create table reference_import (
    name        text        primary key,
    checksum    text        not null,
    row_count   int         not null,
    imported_at timestamptz not null
);
comment on table reference_import is 'Which data sets the registry holds, by the SHA-256 of their files.';

-- Official geographic code -----------------------------------------------------------------------------------------------------------

create table region (
    code         text primary key check (code ~ '^\d{2,3}$'),
    name         text not null,
    capital_code text not null,
    zone         text not null check (zone in ('METRO', 'DROM', 'COM')),
    search       text collate "C" not null
);

create table departement (
    code         text primary key check (code ~ '^(\d{2,3}|2[AB])$'),
    name         text not null,
    region_code  text not null references region,
    capital_code text not null,
    zone         text not null check (zone in ('METRO', 'DROM', 'COM')),
    search       text collate "C" not null
);

create table intercommunality (
    siren        text primary key check (siren ~ '^\d{9}$'),
    name         text not null,
    nature       text not null check (nature in ('CC', 'CA', 'CU', 'METRO', 'MET69', 'EPT')),
    parent_siren text references intercommunality,
    search       text collate "C" not null,
    check ((nature = 'EPT') = (parent_siren is not null))
);
create index intercommunality_by_name on intercommunality (search, siren);
create index intercommunality_words on intercommunality using gin (search gin_trgm_ops);

create table commune (
    code                  text primary key check (code ~ '^(\d{5}|2[AB]\d{3})$'),
    name                  text not null,
    siren                 text unique check (siren ~ '^\d{9}$'),
    intercommunality_siren text references intercommunality,
    ept_siren             text references intercommunality,
    departement_code      text not null references departement,
    region_code           text not null references region,
    arrondissement_code   text,
    population            int check (population >= 0),
    zone                  text not null check (zone in ('METRO', 'DROM', 'COM')),
    search                text collate "C" not null
);
create index commune_by_name on commune (search, code);
create index commune_words on commune using gin (search gin_trgm_ops);
create index commune_of_intercommunality on commune (intercommunality_siren);
create index commune_of_ept on commune (ept_siren) where ept_siren is not null;
create index commune_of_departement on commune (departement_code, search, code);
create index commune_of_region on commune (region_code, search, code);

create table commune_postal_code (
    postal_code  text not null check (postal_code ~ '^\d{5}$'),
    commune_code text not null references commune,
    primary key (postal_code, commune_code)
);
create index postal_codes_of_commune on commune_postal_code (commune_code);

create table commune_part (
    code         text primary key check (code ~ '^(\d{5}|2[AB]\d{3})$'),
    name         text not null,
    kind         text not null check (kind in ('DELEGATED_COMMUNE', 'ASSOCIATED_COMMUNE', 'MUNICIPAL_ARRONDISSEMENT')),
    commune_code text not null references commune,
    population   int check (population >= 0)
);
comment on table commune_part is 'Codes that are, or were, of a place inside a present commune: each leads to it.';
create index parts_of_commune on commune_part (commune_code);

create view intercommunality_commune as
    select intercommunality_siren as siren, code as commune_code from commune where intercommunality_siren is not null
    union all
    select ept_siren, code from commune where ept_siren is not null;
comment on view intercommunality_commune is 'Communes of each intercommunality; in Grand Paris a commune is in the métropole and in an EPT.';

create view commune_key as
    select code as key, 'CODE' as by, code as commune_code, cast(null as text) as part_code from commune
    union all
    select siren, 'SIREN', code, null from commune where siren is not null
    union all
    select code, 'CODE', commune_code, code from commune_part
    union all
    select postal_code, 'POSTAL_CODE', commune_code, null from commune_postal_code;
comment on view commune_key is 'Everything by which one may ask for a commune.';

-- Territories ------------------------------------------------------------------------------------------------------------------------

create table phase (
    number     int  primary key,
    valid_from date not null,
    valid_to   date not null,
    check (valid_from <= valid_to)
);
insert into phase (number, valid_from, valid_to) values
    (1, date '2018-11-22', date '2022-12-31'),
    (2, date '2023-01-01', date '2027-12-31');

create table perimeter_decision (
    code        text primary key,
    title       text not null,
    takes_effect date not null,
    note        text
);
comment on table perimeter_decision is 'What made a composition: each member names the decision that it comes from.';
insert into perimeter_decision (code, title, takes_effect, note) values
    ('PHASE-1-FINAL-LIST', 'Liste finale de la phase 1 (149 territoires)', date '2018-11-22',
     'La phase 1 n''est connue que par sa liste finale : les membres portent les dates de la phase, non celles de leur propre entrée.'),
    ('PHASE-2-LIST', 'Liste de la phase 2 annoncée le 9 novembre 2023 (183 territoires)', date '2023-11-09', null);

create table territory (
    code             text primary key check (code ~ '^TI\d-\d{2}\d{2,}$'),
    official_id      text not null,
    name             text not null,
    phase            int  not null references phase,
    lead_region_code text not null references region,
    valid_from       date not null,
    valid_to         date,
    valid            daterange generated always as (daterange(valid_from, valid_to, '[]')) stored,
    search           text collate "C" not null,
    unique (code, phase),
    unique (phase, official_id)
);
comment on column territory.official_id is 'The agency''s number, given again to other territories in the next phase: never a key.';

create table territory_member (
    id                     bigint generated always as identity primary key,
    territory_code         text   not null references territory,
    kind                   text   not null check (kind in ('EPCI', 'EPT', 'COMMUNE')),
    intercommunality_siren text   references intercommunality,
    commune_code           text   references commune,
    valid_from             date   not null,
    valid_to               date,
    valid                  daterange generated always as (daterange(valid_from, valid_to, '[]')) stored,
    decision_code          text   not null references perimeter_decision,
    check ((kind = 'COMMUNE') = (commune_code is not null)),
    check ((kind = 'COMMUNE') = (intercommunality_siren is null)),
    constraint one_membership_at_a_time exclude using gist
        (territory_code with =, coalesce(commune_code, intercommunality_siren) with =, valid with &&)
);
create index territory_member_intercommunality on territory_member (intercommunality_siren);

create table territory_commune (
    territory_code text   not null,
    phase          int    not null,
    commune_code   text   not null references commune,
    member_id      bigint not null references territory_member,
    valid_from     date   not null,
    valid_to       date,
    valid          daterange generated always as (daterange(valid_from, valid_to, '[]')) stored,
    primary key (territory_code, commune_code, valid_from),
    foreign key (territory_code, phase) references territory (code, phase),
    -- Its index also answers "in which territories is this commune".
    constraint one_territory_per_phase exclude using gist (commune_code with =, phase with =, valid with &&)
);
comment on table territory_commune is 'The members'' communes, dated. No commune in two territories of one phase on one day.';
create index territories_of_commune on territory_commune (commune_code);

-- Phase 1 as it ended, phase 2 as it began: what a successor took over, with the whole population of each.
create view territory_succession as
    select before.territory_code as predecessor_code, after.territory_code as successor_code, count(*) as commune_count,
           sum(coalesce(c.population, 0)) as population,
           (select sum(p.population) from territory_commune tc join commune p on p.code = tc.commune_code
            where tc.territory_code = before.territory_code and tc.valid @> first.valid_to) as predecessor_population,
           (select sum(p.population) from territory_commune tc join commune p on p.code = tc.commune_code
            where tc.territory_code = after.territory_code and tc.valid @> second.valid_from) as successor_population
    from territory_commune before
    join territory first on first.code = before.territory_code
    join territory_commune after on after.commune_code = before.commune_code and after.phase = before.phase + 1
    join territory second on second.code = after.territory_code
    join commune c on c.code = before.commune_code
    where before.valid @> first.valid_to and after.valid @> second.valid_from
    group by before.territory_code, after.territory_code, first.valid_to, second.valid_from;

-- Other programmes -------------------------------------------------------------------------------------------------------------------

create table programme (
    code text primary key,
    name text not null
);

create table programme_membership (
    programme_code text not null references programme,
    entity_id      text not null,
    entity_name    text not null,
    signed_on      date,
    kind           text not null check (kind in ('COMMUNE', 'EPCI', 'EPT', 'OTHER')),
    source_code    text not null,
    commune_code   text references commune,
    siren          text,
    primary key (programme_code, entity_id, source_code),
    check ((kind = 'COMMUNE') = (commune_code is not null)),
    check ((kind = 'COMMUNE') = (siren is null))
);
create index programmes_of_commune on programme_membership (commune_code) where commune_code is not null;
create index programmes_of_siren on programme_membership (siren) where siren is not null;

-- The application reads all, and adds what the import brings. MAINTAIN lets it refresh the planner's statistics after an import.
grant select, insert on reference_import, region, departement, intercommunality, commune, commune_postal_code, commune_part, territory,
    territory_member, territory_commune, programme, programme_membership to ${app};
grant select on phase, perimeter_decision, intercommunality_commune, commune_key, territory_succession to ${app};
grant maintain on region, departement, intercommunality, commune, commune_postal_code, commune_part, territory, territory_member,
    territory_commune, programme, programme_membership to ${app};
