-- Contracts of territories. What was signed is a version that nobody edits; the contract itself says where it stands.

create table contract (
    id             uuid  primary key,
    version        bigint not null,
    territory_code text  not null references territory,
    state          text  not null check (state in ('DRAFT', 'SIGNED', 'AMENDED', 'ENDED')),
    content        jsonb not null,
    number         int   not null check ((number = 0) = (state = 'DRAFT')),
    signed_on      date  check ((signed_on is null) = (state = 'DRAFT')),
    ended_on       date  check ((ended_on is not null) = (state = 'ENDED'))
);
comment on column contract.content is 'The draft, then the content of the last version.';
comment on column contract.number is 'The last version, 0 for a draft.';
create unique index one_open_contract on contract (territory_code) where state <> 'ENDED';
create index contracts_of_territory on contract (territory_code, id);

create table contract_version (
    territory_code text        not null references territory,
    number         int         not null,
    contract_id    uuid        not null references contract,
    kind           text        not null check (kind in ('CONTRACT', 'AMENDMENT')),
    subject        text        not null,
    signed_on      date        not null,
    content        jsonb       not null,
    recorded_at    timestamptz not null,
    primary key (territory_code, number)
);
create trigger contract_version_append_only before update or delete or truncate on contract_version
    for each statement execute function refuse_change();

-- The copy of projects: one row for each event, so that the action plan of any day can be read. Drafts of territories are in it with what
-- their events tell; only approved ones are shown.
create table project_state (
    project_id     uuid        not null,
    sequence       bigint      not null,
    territory_code text        not null,
    reference      text        not null,
    title          text,
    theme          text,
    state          text        not null,
    lead_name      text,
    lead_siren     text,
    at             timestamptz not null,
    primary key (project_id, sequence)
);
comment on table project_state is 'Copy fed by projects.v1, one row for each event.';
create index states_of_territory on project_state (territory_code, project_id, sequence);

grant select, insert, update on contract to ${app};
grant select, insert on contract_version, project_state to ${app};
