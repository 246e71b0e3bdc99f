-- The copy of projects, and the applications for aid.

create table project (
    id          uuid   primary key,
    sequence    bigint not null,
    reference   text   not null,
    title       text,
    territory   text   not null,
    lead_region text   not null,
    regions     text[] not null,
    state       text   not null,
    lead_siren  text,
    lead_name   text,
    external_id text
);
comment on table project is 'What funding knows of projects: a copy fed by projects.v1, newest sequence wins.';

create table application (
    id                uuid        primary key,
    version           bigint      not null,
    reference         text        not null unique,
    project_id        uuid        not null,
    territory         text        not null,
    regions           text[]      not null,
    envelope_id       uuid        not null references envelope,
    envelope_code     text        not null,
    owner_kind        text        not null,
    owner_code        text        not null,
    state             text        not null,
    subject           text        not null,
    beneficiary_name  text        not null,
    beneficiary_siren text        not null,
    beneficiary_siret text,
    requested         bigint      not null check (requested > 0),
    eligible_base     bigint      check (eligible_base > 0),
    agreed            bigint      check (agreed > 0),
    agreed_on         date,
    legal_reference   text,
    origin            text        not null check (origin in ('TERRITORY', 'PUBLISHED_GRANTS')),
    external_id       text,
    submitted_at      timestamptz,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    check (agreed is null or eligible_base is null or agreed <= eligible_base),
    check (state not in ('AGREED', 'DECOMMITTED') or agreed is not null)
);
create unique index application_external on application (origin, external_id) where external_id is not null;
create index application_of_project on application (project_id);
create index application_of_envelope on application (envelope_id, id);
create index application_of_territory on application (territory, id);
create index application_of_owner on application (owner_kind, owner_code, id);
create index application_of_regions on application using gin (regions);
create sequence application_number;

create table imported_movement (
    external_id   text primary key,
    envelope_code text not null
);
comment on table imported_movement is 'Rows of published envelopes that have been written down: importing them again changes nothing.';

grant select, insert on imported_movement to ${app};
grant select, insert, update on project, application to ${app};
grant usage on sequence application_number to ${app};
