-- Machine clients of operators, as administrators want them; the realm is brought to what stands here.

create table client (
    id             text        primary key check (id ~ '^[a-z][a-z0-9-]{2,59}$'),
    version        bigint      not null,
    name           text        not null,
    roles          text[]      not null check (cardinality(roles) > 0),
    operator       text,
    regions        text[]      not null,
    territories    text[]      not null,
    authentication text        not null check (authentication in ('SECRET', 'PRIVATE_KEY_JWT')),
    keys           text,
    state          text        not null check (state in ('ACTIVE', 'SUSPENDED', 'DELETED')),
    expires_at     timestamptz,
    secret_at      timestamptz,
    pending        boolean     not null,
    told_at        timestamptz,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    check ((authentication = 'PRIVATE_KEY_JWT') = (keys is not null))
);
comment on column client.pending is 'The realm is still to be told. Until then the gateways shut out who must not pass.';
comment on column client.told_at is 'When the realm was last told: before its end, a client is to be told of again at its end.';
comment on column client.state is 'A deleted one stays while its last tokens could live, to be shut out.';
create index client_pending on client (updated_at) where pending;
create index client_shut_out on client (id) where state <> 'ACTIVE';
create index client_expiry on client (expires_at) where expires_at is not null;

grant select, insert, update, delete on client to ${app};
