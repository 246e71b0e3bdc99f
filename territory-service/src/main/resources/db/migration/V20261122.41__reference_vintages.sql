-- Yearly vintages of the official geographic code: uploaded, checked, compared, then applied as a whole or discarded.

create table reference_vintage (
    id           uuid        primary key,
    year         int         not null check (year between 1943 and 2200),
    effective_on date        not null,
    state        text        not null check (state in ('VALIDATED', 'REFUSED', 'APPLIED', 'DISCARDED')),
    checksum     text        not null,
    base_id      uuid        references reference_vintage,
    findings     int         not null,
    changes      int         not null,
    submitted_at timestamptz not null,
    applied_at   timestamptz,
    version      bigint      not null default 0,
    check ((state = 'APPLIED') = (applied_at is not null))
);
comment on column reference_vintage.effective_on is 'First day of its facts; -infinity for the vintage that the registry began with.';
comment on column reference_vintage.base_id is 'The applied vintage that it was compared with: another one since, and it cannot be applied any more.';
create unique index one_vintage_by_content on reference_vintage (checksum, year, effective_on) where state in ('VALIDATED', 'APPLIED');
create unique index one_vintage_by_day on reference_vintage (effective_on) where state = 'APPLIED';

-- What a file says against itself, the others or the registry.
create table vintage_finding (
    vintage_id uuid not null references reference_vintage,
    position   int  not null,
    file       text not null,
    line       int,
    field      text,
    code       text not null,
    value      text,
    primary key (vintage_id, position)
);

-- What differs from the vintage before. Those of an applied one stay: they are the filiation of codes.
create table reference_change (
    vintage_id uuid not null references reference_vintage,
    position   int  not null,
    subject    text not null check (subject in ('COMMUNE', 'INTERCOMMUNALITY', 'PART')),
    kind       text not null check (kind in ('CREATED', 'ENDED', 'MERGED', 'SPLIT', 'RENAMED', 'MOVED', 'CHANGED', 'POPULATION')),
    code       text not null,
    name       text not null,
    from_code  text,
    to_code    text,
    field      text,
    before     text,
    after      text,
    primary key (vintage_id, position)
);
create index changes_by_kind on reference_change (vintage_id, subject, kind, position);
create index changes_of_code on reference_change (code);

-- The files as they were uploaded, row by row, until the vintage is applied, refused or discarded.
create table vintage_commune (
    vintage_id uuid not null references reference_vintage,
    line int not null, code text, name text, siren text, epci_siren text, ept_siren text, departement_code text, region_code text,
    arrondissement_code text, population text, postal_codes text, zone text, search text collate "C",
    primary key (vintage_id, line)
);
create table vintage_intercommunality (
    vintage_id uuid not null references reference_vintage,
    file text not null, line int not null, siren text, name text, nature text, parent_siren text, commune_codes text, search text collate "C",
    primary key (vintage_id, file, line)
);
create table vintage_composition (
    vintage_id uuid not null references reference_vintage,
    line int not null, epci_siren text, commune_code text,
    primary key (vintage_id, line)
);
create table vintage_part (
    vintage_id uuid not null references reference_vintage,
    file text not null, line int not null, code text, name text, kind text, commune_code text, population text,
    primary key (vintage_id, file, line)
);
create table vintage_movement (
    vintage_id uuid not null references reference_vintage,
    line int not null, from_code text, to_code text,
    primary key (vintage_id, line)
);

-- The code that the registry began with, where it holds one already.
insert into reference_vintage (id, year, effective_on, state, checksum, findings, changes, submitted_at, applied_at)
    select gen_random_uuid(), 2026, '-infinity', 'APPLIED', checksum, 0, 0, imported_at, imported_at
    from reference_import where name = 'cog-2026';

-- Where a SIREN that is gone leads, by days: to those that took over its communes. The counterpart of commune_part.
create table former_intercommunality (
    siren           text not null references intercommunality,
    successor_siren text not null references intercommunality,
    valid_from      date not null,
    valid_to        date not null default 'infinity',
    primary key (siren, successor_siren, valid_from),
    check (valid_from <= valid_to)
);

grant select, insert, maintain on reference_vintage, vintage_finding, reference_change, vintage_commune, vintage_intercommunality,
    vintage_composition, vintage_part, vintage_movement, former_intercommunality to ${app};
grant update (state, findings, changes, applied_at, version) on reference_vintage to ${app};
grant delete on vintage_commune, vintage_intercommunality, vintage_composition, vintage_part, vintage_movement to ${app};
grant update (valid_to) on former_intercommunality to ${app};
grant insert on perimeter_decision to ${app};
grant update (valid_to) on territory_member to ${app};
grant update (valid_to), delete on territory_commune to ${app};
grant update (commune_code) on programme_membership to ${app};
