-- Long work, kept for 30 days after its end; its input goes with it.

create table job (
    id          uuid        primary key,
    kind        text        not null,
    state       text        not null check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    caller      jsonb       not null,
    total       int         not null,
    done        int         not null default 0,
    failures    int         not null default 0,
    worker      text,
    lease_until timestamptz,
    not_before  timestamptz not null default now(),
    problem     jsonb,
    created_at  timestamptz not null default now(),
    started_at  timestamptz,
    finished_at timestamptz,
    check ((state in ('QUEUED', 'RUNNING')) = (finished_at is null)),
    check ((state = 'RUNNING') = (lease_until is not null))
);
comment on column job.lease_until is 'Until when the worker keeps the job without a sign of life; then another takes it up.';
create index job_open on job (created_at) where state in ('QUEUED', 'RUNNING');
create index job_finished on job (finished_at) where finished_at is not null;

create table job_input (
    job_id   uuid not null references job on delete cascade,
    position int  not null,
    key      text not null,
    content  text not null,
    primary key (job_id, position)
);
comment on column job_input.key is 'The identity of the piece in its source: pieces of one job that share it can be told.';
create index job_input_key on job_input (job_id, key, position);

grant select, insert, update, delete on job to ${app};
grant select, insert on job_input to ${app};

-- Reports of imports that go on while they are read.
alter table import_report
    add column updated  int     not null default 0,
    add column valid    int     not null default 0,
    add column mode     text    not null default 'BEST_EFFORT' check (mode in ('BEST_EFFORT', 'ALL_OR_NOTHING')),
    add column dry_run  boolean not null default false,
    add column scope    text,
    add column owner    text,
    add column finished boolean not null default true;
alter table import_report drop constraint import_report_check;
alter table import_report add constraint import_report_counts
    check (not finished or accepted + updated + unchanged + valid + refused = total);
comment on column import_report.scope is 'What the rows are for: the code of a territory, where the kind has one.';
comment on column import_report.owner is 'Client and subject of who imported: reports of some kinds are for them alone.';

alter table import_row drop constraint import_row_status_check;
alter table import_row
    add constraint import_row_status_check check (status in ('ACCEPTED', 'UPDATED', 'UNCHANGED', 'VALID', 'REFUSED')),
    add column field text,
    add column errors jsonb;
comment on column import_row.field is 'What is refused: a JSON pointer into the row, or the name of its column.';
grant update (accepted, updated, unchanged, valid, refused, finished) on import_report to ${app};
grant update (status, result_id) on import_row to ${app};
