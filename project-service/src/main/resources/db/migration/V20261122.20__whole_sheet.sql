-- The whole sheet: shared projects, identities on other platforms, conditions, what is slow, flagships, and every past of a project.

-- What published data said of the public funder was not kept apart before.
update project set sheet = jsonb_set(sheet, '{financingPlan,resources,0,kind}', '"STATE"')
where origin = 'PUBLISHED_GRANTS' and sheet #> '{financingPlan,resources,0}' is not null;

create function shared_territories(sheet jsonb) returns text[] language sql immutable parallel safe as $$
    select coalesce(array_agg(share ->> 'territory' order by share ->> 'territory'), '{}')
    from jsonb_array_elements(coalesce(sheet -> 'sharedWith', '[]')) as share
$$;

create function open_sheet(sheet jsonb) returns jsonb language sql immutable parallel safe as $$
    select sheet - 'confidentialNotes' - coalesce(array_agg(
        lower(left(marked, 1)) || substr(replace(initcap(replace(marked, '_', ' ')), ' ', ''), 2)), '{}')
    from jsonb_array_elements_text(coalesce(sheet -> 'confidentialFields', '[]')) as marked
$$;
comment on function open_sheet is 'The sheet without its confidential fields: what searches, exports and public figures may read.';

alter table project
    add column shared_with      text[]  not null generated always as (shared_territories(sheet)) stored,
    add column flagship         boolean not null default false,
    add column flagship_reason  text,
    add column flagship_since   timestamptz,
    add check (flagship = (flagship_reason is not null)),
    add check (flagship = (flagship_since is not null));
create index project_shared_with on project using gin (shared_with) where shared_with <> '{}';
create index project_flagship on project (reference) where flagship;
create index project_state_since on project (state, state_since);

create table project_agreement (
    project_id  uuid        not null references project,
    territory   text        not null references territory,
    answer      text        not null check (answer in ('AGREED', 'DECLINED')),
    reason      text,
    answered_at timestamptz not null,
    primary key (project_id, territory),
    check (answer = 'AGREED' or reason is not null)
);
comment on table project_agreement is 'What the territories that share a project answered when asked to agree to it.';

create table project_external_id (
    territory  text not null references territory,
    system     text not null,
    id         text not null,
    project_id uuid not null references project,
    primary key (territory, system, id)
);
create index project_external_id_of_project on project_external_id (project_id);

create table condition (
    project_id uuid        not null references project,
    number     int         not null check (number > 0),
    wording    text        not null,
    due_on     date        not null,
    state      text        not null check (state in ('OPEN', 'LIFTED', 'CANCELLED')),
    session_id uuid,
    set_at     timestamptz not null,
    closed_at  timestamptz,
    note       text,
    primary key (project_id, number),
    check ((state = 'OPEN') = (closed_at is null))
);
create index condition_open on condition (due_on) where state = 'OPEN';

create table stall_limit (
    state text primary key,
    days  int  not null check (days between 1 and 3650)
);
comment on table stall_limit is 'After how many days without a move a project is stalled, for each state in which somebody is expected to act.';
insert into stall_limit (state, days) values
    ('DRAFT', 180), ('SUBMITTED', 30), ('UNDER_REVIEW', 90), ('RETURNED', 60), ('ADJOURNED', 90),
    ('APPROVED', 180), ('APPROVED_WITH_CONDITIONS', 120), ('IN_PROGRESS', 365), ('ON_HOLD', 180);

create table project_past (
    project_id uuid        not null references project,
    version    bigint      not null,
    at         timestamptz not null,
    territory  text        not null,
    state      text        not null,
    flagship   boolean     not null,
    sheet      jsonb       not null,
    primary key (project_id, version)
);
comment on table project_past is 'What each project was from an instant on: written by a trigger at every change of state, sheet or flag, never changed.';
create index project_past_of_territory on project_past (territory, project_id, at desc, version desc);

insert into project_past (project_id, version, at, territory, state, flagship, sheet)
select id, version, updated_at, territory, state, flagship, sheet from project;

create function keep_project_past() returns trigger language plpgsql as $$
begin
    insert into project_past (project_id, version, at, territory, state, flagship, sheet)
    values (new.id, new.version, new.updated_at, new.territory, new.state, new.flagship, new.sheet);
    return null;
end $$;
create trigger project_past_of_new after insert on project for each row execute function keep_project_past();
create trigger project_past_of_changed after update on project for each row
    when (old.state is distinct from new.state or old.sheet is distinct from new.sheet or old.flagship is distinct from new.flagship)
    execute function keep_project_past();
create trigger project_past_append_only before update or delete or truncate on project_past
    for each statement execute function refuse_change();

grant select, insert, update on project_agreement, condition to ${app};
grant select, insert, delete on project_external_id to ${app};
grant select, update (days) on stall_limit to ${app};
grant select, insert on project_past to ${app};
grant delete on project_agreement to ${app};

create table payment (
    id             uuid   primary key,
    application_id uuid   not null,
    project_id     uuid   not null,
    amount_cents   bigint not null check (amount_cents >= 0),
    kind           text   not null,
    confirmed_on   date   not null
);
comment on table payment is 'Copy of confirmed payments fed by payments.v1; a payment may arrive before its award.';
create index payment_of_application on payment (application_id);
create index payment_of_project on payment (project_id);
grant select, insert on payment to ${app};
