-- Limits: what callers may ask for, what the gateways have leased of it, and what came of their requests.

create table limit_policy (
    subject         text        primary key check (subject ~ '^(anonymous|person|client|client:[a-z0-9][a-z0-9-]*|person:[0-9a-f-]{36})$'),
    version         bigint      not null,
    read_requests   int         not null check (read_requests > 0),
    read_seconds    int         not null check (read_seconds between 1 and 3600),
    write_requests  int         not null check (write_requests > 0),
    write_seconds   int         not null check (write_seconds between 1 and 3600),
    export_requests int         not null check (export_requests > 0),
    export_seconds  int         not null check (export_seconds between 1 and 3600),
    bulk_requests   int         not null check (bulk_requests > 0),
    bulk_seconds    int         not null check (bulk_seconds between 1 and 3600),
    updated_at      timestamptz not null
);
comment on table limit_policy is 'A row for each kind of caller, and one for each caller who has limits of its own.';

insert into limit_policy values
    ('anonymous', 0, 3000, 60,  60,  60,  60, 60, 120, 60, now()),
    ('person',    0, 3000, 60,  600, 60,  60, 60,  60, 60, now()),
    ('client',    0, 6000, 60, 3000, 60, 300, 60, 300, 60, now());

create unlogged table limit_window (
    subject   text        not null,
    operation text        not null check (operation in ('READ', 'WRITE', 'EXPORT', 'BULK')),
    starts_at timestamptz not null,
    seconds   int         not null,
    used      bigint      not null,
    primary key (subject, operation, starts_at, seconds)
);
comment on table limit_window is 'What of a quota is leased to some gateway or spent. After a crash the windows of that minute begin anew.';
create index limit_window_age on limit_window (starts_at);

create unlogged table gateway_instance (
    id           text        primary key,
    usage_number bigint      not null,
    seen_at      timestamptz not null
);
comment on column gateway_instance.usage_number is 'The last batch of usage taken from it: a batch that is told twice counts once.';

create table usage_hour (
    subject       text        not null,
    operation     text        not null check (operation in ('READ', 'WRITE', 'EXPORT', 'BULK')),
    hour          timestamptz not null,
    requests      bigint      not null,
    client_errors bigint      not null,
    server_errors bigint      not null,
    limited       bigint      not null,
    latencies     bigint[]    not null check (cardinality(latencies) = 12),
    primary key (subject, operation, hour)
);
comment on column usage_hour.latencies is 'Requests by time: below 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000 ms, and beyond.';
create index usage_hour_age on usage_hour (hour);

grant select, insert, update, delete on limit_policy, limit_window, gateway_instance, usage_hour to ${app};
