-- The tables that every service has: outbox, inbox, idempotency, history.
-- The application's role receives, table by table, only what its code needs.

create table outbox_event (
    id            uuid        primary key,
    position      bigint      generated always as identity,
    aggregatetype text        not null,
    aggregateid   text        not null,
    sequence      bigint      not null,
    type          text        not null,
    occurred_at   timestamptz not null,
    traceparent   text,
    payload       jsonb       not null,
    sent_at       timestamptz,
    unique (aggregatetype, aggregateid, sequence)
);
comment on table outbox_event is 'Events written with their effect, kept after sending for replay. Column names are those of the Debezium outbox router.';
create index outbox_event_unsent on outbox_event (position) where sent_at is null;

create table outbox_sequence (
    aggregatetype text   not null,
    aggregateid   text   not null,
    last          bigint not null,
    primary key (aggregatetype, aggregateid)
);
comment on table outbox_sequence is 'The last sequence given per aggregate. Its row lock makes the order of positions the order of commits.';

create function outbox_wake() returns trigger language plpgsql as $$
begin
    perform pg_notify('outbox', '');
    return null;
end $$;
create trigger outbox_event_wake after insert on outbox_event for each statement execute function outbox_wake();

create table inbox_event (
    consumer    text        not null,
    id          uuid        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, id)
);

create table dead_letter (
    id               bigint      generated always as identity primary key,
    consumer         text        not null,
    topic            text        not null,
    kafka_partition  int         not null,
    kafka_offset     bigint      not null,
    message_key      text,
    payload          text,
    cause            text        not null,
    received_at      timestamptz not null default now(),
    unique (consumer, topic, kafka_partition, kafka_offset)
);

create table idempotency_key (
    client      text        not null,
    key         text        not null,
    fingerprint text        not null,
    status      int         not null,
    headers     jsonb       not null,
    body        text,
    created_at  timestamptz not null default now(),
    primary key (client, key)
);
create index idempotency_key_created on idempotency_key (created_at);

create table history (
    id             uuid        primary key,
    aggregate_type text        not null,
    aggregate_id   text        not null,
    at             timestamptz not null,
    actor          text        not null,
    actor_client   text        not null,
    action         text        not null,
    from_state     text,
    to_state       text,
    reason         text,
    details        jsonb
);
create index history_of_aggregate on history (aggregate_type, aggregate_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger history_append_only before update or delete or truncate on history
    for each statement execute function refuse_change();

grant select, insert on outbox_event to ${app};
grant update (sent_at) on outbox_event to ${app};
grant select, insert, update on outbox_sequence to ${app};
grant select, insert on inbox_event to ${app};
grant select, insert on dead_letter to ${app};
grant select, insert, delete on idempotency_key to ${app};
grant select, insert on history to ${app};
