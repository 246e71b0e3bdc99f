-- The ledger, complete: all accounts, movements numbered under their envelope's lock, each with the balances it leaves and a hash that
-- chains it to the one before. An earlier version of the service cannot write to it: stop it before this migration.

-- The head of an envelope's ledger. Whoever writes movements holds its row until the commit.
create table ledger_head (
    envelope_id uuid        primary key references envelope,
    number      bigint      not null default 0 check (number >= 0),
    at          timestamptz not null default '-infinity',
    hash        bytea       not null default decode(repeat('00', 32), 'hex') check (octet_length(hash) = 32)
);
comment on table ledger_head is 'Number, instant and hash of the last movement. Its lock makes the order of numbers and instants the order of commits.';

-- On AE: committed is committed and not yet paid, paid is paid and not given back. On CP: paid and recovered only.
alter table balance
    add column delegated bigint not null default 0 check (delegated >= 0),
    add column paid      bigint not null default 0 check (paid >= 0),
    add column recovered bigint not null default 0 check (recovered >= 0),
    drop constraint nothing_is_lost,
    add constraint nothing_is_lost check (granted = available + frozen + delegated + committed + paid + recovered);

alter table posting
    drop constraint posting_account_check,
    add constraint posting_account_check
        check (account in ('GRANTED', 'AVAILABLE', 'FROZEN', 'DELEGATED', 'COMMITTED', 'PAID', 'RECOVERED'));

alter table movement
    drop constraint movement_kind_check,
    add constraint movement_kind_check check (kind in (
        'OPENING', 'REPLENISHMENT', 'FREEZE', 'UNFREEZE', 'COMMITMENT', 'DECOMMITMENT', 'PAYMENT', 'RECOVERY',
        'DELEGATION', 'DELEGATION_RECEIVED', 'WITHDRAWAL', 'WITHDRAWAL_RETURNED', 'TRANSFER_OUT', 'TRANSFER_IN',
        'CARRY_OVER_OUT', 'CARRY_OVER_IN')),
    add column number          bigint,
    add column pair_id         uuid,
    add column counterpart_id  uuid references envelope,
    add column granted_after   bigint,
    add column available_after bigint,
    add column frozen_after    bigint,
    add column delegated_after bigint,
    add column committed_after bigint,
    add column paid_after      bigint,
    add column recovered_after bigint,
    add column hash            bytea;
comment on column movement.pair_id is 'Shared by the two movements of a delegation, withdrawal, transfer or carry-over.';

-- One value of the canonical form: its length in bytes, a colon, the value; a hyphen for none.
create function netstring(value text) returns text language sql immutable parallel safe as
$$ select case when value is null then '-' else octet_length(value) || ':' || value end $$;

-- The hash of a movement: SHA-256 over the hash before it and its canonical form. Documented in docs/domain.md.
create function movement_hash(previous bytea, m movement, postings text) returns bytea language sql stable parallel safe as
$$ select sha256(previous || convert_to(
       netstring(m.number::text) || netstring(m.id::text) || netstring(m.envelope_id::text) || netstring(m.kind)
       || netstring(m.authority) || netstring(m.year::text) || netstring(m.amount::text) || netstring(postings)
       || netstring(to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) || netstring(to_char(m.effective_on, 'YYYY-MM-DD'))
       || netstring(m.actor) || netstring(m.reason) || netstring(m.reference) || netstring(m.application_id::text)
       || netstring(m.pair_id::text) || netstring(m.counterpart_id::text) || netstring(m.source_url), 'UTF8')) $$;

-- What was written so far takes its place in the chain, in the order of its instants.
alter table movement disable trigger movement_append_only;
update movement m set number = o.number
    from (select id, row_number() over (partition by envelope_id order by at, id) as number from movement) o where o.id = m.id;
update movement m set granted_after = s.granted, available_after = s.available, frozen_after = s.frozen, delegated_after = 0,
                      committed_after = s.committed, paid_after = 0, recovered_after = 0
    from (select m.id,
                 sum(p.granted) over w as granted, sum(p.available) over w as available, sum(p.frozen) over w as frozen, sum(p.committed) over w as committed
          from movement m cross join lateral (
              select coalesce(-sum(amount) filter (where account = 'GRANTED'), 0) as granted, coalesce(sum(amount) filter (where account = 'AVAILABLE'), 0) as available,
                     coalesce(sum(amount) filter (where account = 'FROZEN'), 0) as frozen, coalesce(sum(amount) filter (where account = 'COMMITTED'), 0) as committed
              from posting where movement_id = m.id) p
          window w as (partition by m.envelope_id, m.authority, m.year order by m.number)) s
    where s.id = m.id;
do $$
declare
    one      movement;
    previous bytea;
begin
    for one in select * from movement order by envelope_id, number loop
        if one.number = 1 then
            previous := decode(repeat('00', 32), 'hex');
        end if;
        previous := movement_hash(previous, one,
            (select string_agg(account || ' ' || amount, ',' order by amount) from posting where movement_id = one.id));
        update movement set hash = previous where id = one.id;
    end loop;
end $$;
alter table movement enable trigger movement_append_only;
insert into ledger_head (envelope_id) select id from envelope;
update ledger_head h set number = m.number, at = m.at, hash = m.hash
    from (select distinct on (envelope_id) envelope_id, number, at, hash from movement order by envelope_id, number desc) m
    where m.envelope_id = h.envelope_id;

alter table movement
    alter column number set not null,
    alter column granted_after set not null,
    alter column available_after set not null,
    alter column frozen_after set not null,
    alter column delegated_after set not null,
    alter column committed_after set not null,
    alter column paid_after set not null,
    alter column recovered_after set not null,
    alter column hash set not null,
    add constraint movement_number unique (envelope_id, number);
-- the balance at any instant is one look into this index
create index movement_of_ceiling on movement (envelope_id, authority, year, at);
create index movement_of_pair on movement (pair_id) where pair_id is not null;
drop index movement_of_envelope;

grant select, insert, update on ledger_head to ${app};
