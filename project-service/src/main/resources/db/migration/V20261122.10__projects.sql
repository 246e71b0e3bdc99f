-- Projects, and the copies of territories and awards that other services own and tell of by events.

create table territory (
    code        text     primary key,
    name        text     not null,
    phase       smallint not null check (phase in (1, 2)),
    lead_region text     not null,
    regions     text[]   not null,
    valid_from  date     not null,
    valid_to    date,
    sequence    bigint   not null
);
comment on table territory is 'Copy fed by territories.v1; sequence is the last event that wrote the row.';

create table territory_commune (
    territory text not null references territory,
    commune   text not null,
    primary key (territory, commune)
);
create index territory_of_commune on territory_commune (commune);

create table project (
    id            uuid        primary key,
    version       bigint      not null,
    reference     text        not null unique,
    territory     text        not null references territory,
    state         text        not null,
    returned_from text,
    decided_from  text,
    released      boolean     not null,
    origin        text        not null check (origin in ('TERRITORY', 'PUBLISHED_GRANTS')),
    external_id   text,
    sheet         jsonb       not null,
    title         text        generated always as (sheet ->> 'title') stored,
    theme         text        generated always as (sheet ->> 'theme') stored,
    lead_name     text        generated always as (sheet -> 'lead' ->> 'name') stored,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    state_since   timestamptz not null,
    check ((state = 'RETURNED') = (returned_from is not null))
);
comment on column project.released is 'Whether the sheet has left its territory: submitted once, or reconstructed. A draft is its territory''s alone.';
comment on column project.decided_from is 'State before the committee''s decision, where a reversal leads back to.';
comment on column project.sheet is 'What the territory writes, as one document; the columns generated from it are what lists filter and show.';
create index project_of_territory on project (territory, reference);
create index project_in_state on project (state, reference);
-- A territory's own numbering may meet another's; a published grant is one everywhere.
create unique index project_external_id_of_territory on project (territory, external_id) where origin = 'TERRITORY';
create unique index project_external_id_of_grant on project (external_id) where origin = 'PUBLISHED_GRANTS';

create table project_number (
    territory text primary key references territory,
    last      int  not null
);
comment on table project_number is 'The last number given in each territory.';

create table award (
    application_id uuid        primary key,
    project_id     uuid        not null,
    reference      text        not null,
    operator       text        not null,
    envelope_code  text        not null,
    amount_cents   bigint      not null check (amount_cents >= 0),
    state          text        not null,
    agreed_on      date,
    legal_reference text,
    reconstructed  boolean     not null,
    sequence       bigint      not null
);
comment on table award is 'Copy of agreements fed by applications.v1; project_id has no foreign key, an award may arrive before its project.';
create index award_of_project on award (project_id, reference);

grant select, insert, update on territory, project, project_number, award to ${app};
grant select, insert, delete on territory_commune to ${app};
