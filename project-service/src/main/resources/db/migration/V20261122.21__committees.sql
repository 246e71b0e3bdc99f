-- Committees, their sessions, and the opinions that are asked before them.

create table committee (
    id         uuid        primary key,
    version    bigint      not null,
    level      text        not null check (level in ('REGIONAL', 'NATIONAL')),
    region     text,
    name       text        not null,
    quorum     int         not null check (quorum > 0),
    members    jsonb       not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check ((level = 'REGIONAL') = (region is not null))
);
create index committee_by_name on committee (name, id);

create table committee_session (
    id           uuid        primary key,
    version      bigint      not null,
    committee_id uuid        not null references committee,
    held_on      date        not null,
    place        text,
    state        text        not null check (state in ('PLANNED', 'CONVENED', 'OPEN', 'CLOSED', 'CANCELLED')),
    agenda       jsonb       not null,
    present      jsonb       not null,
    remarks      text,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    closed_at    timestamptz,
    check ((state = 'CLOSED') = (closed_at is not null))
);
create index committee_session_by_day on committee_session (held_on, id);
create index committee_session_of_committee on committee_session (committee_id, held_on);
create index committee_session_agenda on committee_session using gin (agenda jsonb_path_ops);

create table live_agenda (
    project_id uuid primary key references project,
    session_id uuid not null references committee_session
);
comment on table live_agenda is 'Which session that is neither closed nor cancelled has a project on its agenda: one at most.';
create index live_agenda_of_session on live_agenda (session_id);

create table opinion (
    id              uuid        primary key,
    project_id      uuid        not null references project,
    asked_kind      text        not null check (asked_kind in ('OPERATOR', 'STATE_SERVICE', 'REGION')),
    asked_code      text        not null,
    question        text,
    due_on          date        not null,
    session_id      uuid        references committee_session,
    asked_at        timestamptz not null,
    state           text        not null check (state in ('ASKED', 'GIVEN', 'WITHDRAWN')),
    verdict         text        check (verdict in ('FAVOURABLE', 'FAVOURABLE_WITH_RESERVATIONS', 'UNFAVOURABLE', 'NO_OPINION')),
    grounds         text,
    given_at        timestamptz,
    overdue_told_at timestamptz,
    check ((state = 'GIVEN') = (verdict is not null)),
    check ((state = 'GIVEN') = (given_at is not null))
);
create index opinion_of_project on opinion (project_id, asked_at);
create index opinion_due on opinion (due_on, id) where state = 'ASKED';
create index opinion_asked_of on opinion (asked_kind, asked_code, due_on, id);
create unique index opinion_asked_once on opinion (project_id, asked_kind, asked_code) where state = 'ASKED';

alter table condition add foreign key (session_id) references committee_session;
alter table stall_limit add column version bigint not null default 0;

grant select, insert, update on committee, committee_session, opinion to ${app};
grant select, insert, delete on live_agenda to ${app};
grant update (version) on stall_limit to ${app};
