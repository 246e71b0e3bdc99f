-- Funding sources, envelopes and their ledger. Amounts are cents.

create table funding_source (
    id         uuid        primary key,
    version    bigint      not null,
    code       text        not null unique,
    label      text        not null,
    owner_kind text        not null check (owner_kind in ('OPERATOR', 'REGION')),
    owner_code text        not null,
    note       text,
    created_at timestamptz not null
);

create table envelope (
    id          uuid        primary key,
    version     bigint      not null,
    code        text        not null unique,
    label       text        not null,
    source_id   uuid        not null references funding_source,
    purpose     text,
    starts_on   date,
    ends_on     date,
    origin      text        not null check (origin in ('OPENED_HERE', 'PUBLISHED_FIGURES', 'PUBLISHED_GRANTS')),
    quotation   text,
    source_url  text,
    created_at  timestamptz not null,
    check (starts_on is null or ends_on is null or starts_on <= ends_on)
);
create index envelope_of_source on envelope (source_id);

-- A movement and its postings. AE is the authority to commit (year 0), CP the credit to pay in one year.
create table movement (
    id             uuid        primary key,
    envelope_id    uuid        not null references envelope,
    kind           text        not null check (kind in ('OPENING', 'REPLENISHMENT', 'FREEZE', 'UNFREEZE', 'COMMITMENT', 'DECOMMITMENT')),
    authority      text        not null check (authority in ('AE', 'CP')),
    year           int         not null,
    amount         bigint      not null check (amount > 0),
    effective_on   date,
    at             timestamptz not null,
    actor          text        not null,
    reason         text,
    reference      text,
    application_id uuid,
    source_url     text,
    check ((authority = 'AE') = (year = 0))
);
create index movement_of_envelope on movement (envelope_id, id);
create unique index one_opening on movement (envelope_id, authority, year) where kind = 'OPENING';
create unique index one_commitment_per_application on movement (application_id) where kind = 'COMMITMENT';
create unique index one_decommitment_per_application on movement (application_id) where kind = 'DECOMMITMENT';

create table posting (
    id          bigint generated always as identity primary key,
    movement_id uuid   not null references movement,
    envelope_id uuid   not null references envelope,
    authority   text   not null,
    year        int    not null,
    account     text   not null check (account in ('GRANTED', 'AVAILABLE', 'FROZEN', 'COMMITTED')),
    amount      bigint not null check (amount <> 0)
);
create index posting_of_movement on posting (movement_id);
create index posting_of_envelope on posting (envelope_id, authority, year, account);

-- The running balance, checked by itself here and by reconciliation against the postings.
create table balance (
    envelope_id uuid   not null references envelope,
    authority   text   not null check (authority in ('AE', 'CP')),
    year        int    not null,
    granted     bigint not null default 0 check (granted >= 0),
    available   bigint not null default 0 check (available >= 0),
    frozen      bigint not null default 0 check (frozen >= 0),
    committed   bigint not null default 0 check (committed >= 0),
    primary key (envelope_id, authority, year),
    constraint nothing_is_lost check (granted = available + frozen + committed)
);

-- Every movement balances to zero, checked at the commit whoever wrote it.
create function movement_balances() returns trigger language plpgsql as $$
begin
    if (select coalesce(sum(amount), 0) <> 0 or count(*) < 2 from posting where movement_id = new.movement_id) then
        raise exception 'movement % does not balance', new.movement_id using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
create constraint trigger posting_balances after insert on posting
    deferrable initially deferred for each row execute function movement_balances();
create trigger movement_append_only before update or delete or truncate on movement
    for each statement execute function refuse_change();
create trigger posting_append_only before update or delete or truncate on posting
    for each statement execute function refuse_change();

grant select, insert on funding_source, envelope to ${app};
grant select, insert on movement, posting to ${app};
grant select, insert, update on balance to ${app};
