-- Webhooks: where partners want to be told, and every telling.

create table webhook (
    id            uuid        primary key,
    version       bigint      not null,
    owner         text        not null,
    created_by    text        not null,
    audience      text[]      not null,
    address       text        not null check (length(address) <= 2000),
    description   text,
    types         text[]      not null,
    about         text[]      not null,
    state         text        not null check (state in ('ACTIVE', 'PAUSED', 'DISABLED')),
    cause         text        check (cause in ('GONE', 'UNREACHABLE')),
    secret        bytea       not null,
    former_secret bytea,
    former_until  timestamptz,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    check ((state = 'DISABLED') = (cause is not null)),
    check ((former_secret is null) = (former_until is null))
);
comment on column webhook.secret is 'Encrypted with a key that is not in this database.';
comment on column webhook.audience is 'What its owner was when the owner last wrote it: the feed is read with these words.';
create index webhook_of_owner on webhook (owner, id);

create table webhook_progress (
    webhook_id      uuid        primary key references webhook on delete cascade,
    feed            text        not null,
    position        bigint      not null,
    run             int         not null default 0,
    last_success_at timestamptz,
    failing_since   timestamptz
);
comment on table webhook_progress is 'How far the feed has been queued for a webhook, apart from it so that its version stays. A replay is a new run.';

create table webhook_delivery (
    number       bigint      generated always as identity,
    id           uuid        primary key,
    webhook_id   uuid        not null references webhook on delete cascade,
    kind         text        not null check (kind in ('EVENT', 'TEST')),
    run          int         not null,
    position     bigint,
    event_id     uuid        not null,
    type         text        not null,
    subject      text        not null,
    body         text        not null,
    state        text        not null check (state in ('WAITING', 'DELIVERED', 'FAILED')),
    attempts     int         not null default 0,
    next_at      timestamptz not null,
    leased_until timestamptz,
    last_status  int,
    last_outcome text,
    created_at   timestamptz not null,
    done_at      timestamptz,
    unique (webhook_id, run, position),
    check ((state = 'WAITING') = (done_at is null))
);
create index webhook_delivery_waiting on webhook_delivery (webhook_id, number) where state = 'WAITING';
create index webhook_delivery_order on webhook_delivery (webhook_id, subject, number) where state = 'WAITING';
create index webhook_delivery_due on webhook_delivery (next_at) where state = 'WAITING';
create index webhook_delivery_log on webhook_delivery (webhook_id, id);
create index webhook_delivery_done on webhook_delivery (done_at) where state <> 'WAITING';

create table webhook_attempt (
    delivery_id uuid        not null references webhook_delivery on delete cascade,
    number      int         not null,
    at          timestamptz not null,
    millis      int         not null,
    status      int,
    outcome     text        not null,
    primary key (delivery_id, number)
);

grant select, insert, update, delete on webhook, webhook_progress, webhook_delivery to ${app};
grant select, insert, delete on webhook_attempt to ${app};
