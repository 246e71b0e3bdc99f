-- The invariants of the money, in one place: each branch lists what breaks one. Reconciliations and tests read it; it is empty.
-- Every branch can be narrowed to one envelope_id by the planner: partitions and groups begin with it.
create or replace view ledger_violation (invariant, envelope_id, detail) as

-- a movement is two postings that sum to zero
select 'MOVEMENT_NOT_BALANCED', m.envelope_id, 'movement ' || m.number
from movement m left join posting p on p.movement_id = m.id and p.envelope_id = m.envelope_id
group by m.envelope_id, m.id having count(p.id) <> 2 or sum(p.amount) <> 0

-- numbers run from 1 without a gap, instants rise with them, and each hash follows from the one before and from what is written
union all
select 'CHAIN_BROKEN', envelope_id, 'movement ' || number
from (select m.envelope_id, m.number, m.at, m.hash, row_number() over chain as position,
             lag(m.at) over chain as before,
             movement_hash(coalesce(lag(m.hash) over chain, decode(repeat('00', 32), 'hex')), m,
                 (select string_agg(account || ' ' || amount, ',' order by amount) from posting where movement_id = m.id)) as expected
      from movement m window chain as (partition by m.envelope_id order by m.number)) links
where number <> position or at < before or hash is distinct from expected

-- the head is the last movement
union all
select 'HEAD_NOT_LAST', h.envelope_id, 'head ' || h.number
from ledger_head h left join lateral (
    select number, at, hash from movement m where m.envelope_id = h.envelope_id order by number desc limit 1) m on true
where case when m.number is null then h.number <> 0 else (h.number, h.at, h.hash) is distinct from (m.number, m.at, m.hash) end
union all
select 'HEAD_MISSING', e.id, e.code from envelope e where not exists (select 1 from ledger_head h where h.envelope_id = e.id)

-- what each movement says it leaves is what the postings sum to up to it, and no account is below zero
union all
select 'BALANCE_AFTER_WRONG', envelope_id, 'movement ' || number
from (select m.envelope_id, m.number,
             array[m.granted_after, m.available_after, m.frozen_after, m.delegated_after, m.committed_after, m.paid_after, m.recovered_after]::numeric[] as said,
             array[-sum(p.granted) over ceiling, sum(p.available) over ceiling, sum(p.frozen) over ceiling, sum(p.delegated) over ceiling,
              sum(p.committed) over ceiling, sum(p.paid) over ceiling, sum(p.recovered) over ceiling] as summed,
             least(m.granted_after, m.available_after, m.frozen_after, m.delegated_after, m.committed_after, m.paid_after, m.recovered_after) as least
      from movement m cross join lateral (
          select coalesce(sum(amount) filter (where account = 'GRANTED'), 0) as granted, coalesce(sum(amount) filter (where account = 'AVAILABLE'), 0) as available,
                 coalesce(sum(amount) filter (where account = 'FROZEN'), 0) as frozen, coalesce(sum(amount) filter (where account = 'DELEGATED'), 0) as delegated,
                 coalesce(sum(amount) filter (where account = 'COMMITTED'), 0) as committed, coalesce(sum(amount) filter (where account = 'PAID'), 0) as paid,
                 coalesce(sum(amount) filter (where account = 'RECOVERED'), 0) as recovered
          from posting where movement_id = m.id) p
      window ceiling as (partition by m.envelope_id, m.authority, m.year order by m.number)) lines
where said is distinct from summed or least < 0

-- the running balance of a ceiling is what its postings sum to
union all
select 'BALANCE_NOT_PROVEN', coalesce(b.envelope_id, s.envelope_id), coalesce(b.authority, s.authority) || ' ' || coalesce(b.year, s.year)
from balance b full join (
    select envelope_id, authority, year,
           coalesce(-sum(amount) filter (where account = 'GRANTED'), 0) as granted, coalesce(sum(amount) filter (where account = 'AVAILABLE'), 0) as available,
           coalesce(sum(amount) filter (where account = 'FROZEN'), 0) as frozen, coalesce(sum(amount) filter (where account = 'DELEGATED'), 0) as delegated,
           coalesce(sum(amount) filter (where account = 'COMMITTED'), 0) as committed, coalesce(sum(amount) filter (where account = 'PAID'), 0) as paid,
           coalesce(sum(amount) filter (where account = 'RECOVERED'), 0) as recovered
    from posting group by envelope_id, authority, year) s
    on s.envelope_id = b.envelope_id and s.authority = b.authority and s.year = b.year
where (b.granted, b.available, b.frozen, b.delegated, b.committed, b.paid, b.recovered)
    is distinct from (s.granted, s.available, s.frozen, s.delegated, s.committed, s.paid, s.recovered)

-- committed never exceeds what was granted, paid never what was committed, and no account is below zero
union all
select 'CEILING_EXCEEDED', envelope_id, authority || ' ' || year from balance
where committed + paid + recovered > granted or least(granted, available, frozen, delegated, committed, paid, recovered) < 0

-- a delegation, withdrawal, transfer or carry-over has two sides of one amount
union all
select 'PAIR_BROKEN', m.envelope_id, 'movement ' || m.number
from movement m
where (m.pair_id is null) <> (m.kind not in ('DELEGATION', 'DELEGATION_RECEIVED', 'WITHDRAWAL', 'WITHDRAWAL_RETURNED', 'TRANSFER_OUT', 'TRANSFER_IN', 'CARRY_OVER_OUT', 'CARRY_OVER_IN'))
   or m.pair_id is not null and (
      select count(*) from movement o
      where o.pair_id = m.pair_id and o.id <> m.id and o.amount = m.amount and o.authority = m.authority
        and o.counterpart_id = m.envelope_id and o.envelope_id = m.counterpart_id
        and (m.kind, o.kind) in (('DELEGATION', 'DELEGATION_RECEIVED'), ('DELEGATION_RECEIVED', 'DELEGATION'), ('WITHDRAWAL', 'WITHDRAWAL_RETURNED'),
            ('WITHDRAWAL_RETURNED', 'WITHDRAWAL'), ('TRANSFER_OUT', 'TRANSFER_IN'), ('TRANSFER_IN', 'TRANSFER_OUT'),
            ('CARRY_OVER_OUT', 'CARRY_OVER_IN'), ('CARRY_OVER_IN', 'CARRY_OVER_OUT'))) <> 1

-- what a parent has delegated is what its sub-envelopes have received and not returned
union all
select 'DELEGATED_NOT_RECEIVED', b.envelope_id, b.authority || ' ' || b.year
from balance b left join lateral (
    select sum(case m.kind when 'DELEGATION_RECEIVED' then m.amount else -m.amount end) as held
    from envelope e join movement m on m.envelope_id = e.id
    where e.parent_id = b.envelope_id and m.counterpart_id = b.envelope_id and m.authority = b.authority and m.year = b.year
      and m.kind in ('DELEGATION_RECEIVED', 'WITHDRAWAL_RETURNED')) children on true
where b.delegated <> coalesce(children.held, 0)

-- an agreement has exactly its commitment, and a commitment its agreement
union all
select 'AGREEMENT_NOT_COMMITTED', a.envelope_id, a.reference from application a
where a.state in ('AGREED', 'IN_PAYMENT') and a.agreed is distinct from (
    select sum(case m.kind when 'COMMITMENT' then m.amount else -m.amount end)
    from movement m where m.application_id = a.id and m.kind in ('COMMITMENT', 'DECOMMITMENT'))
union all
select 'PAYMENT_NOT_IN_LEDGER', a.envelope_id, a.reference from application a cross join lateral (
    select ceilings.authority, coalesce(sum(m.amount) filter (where m.kind = 'PAYMENT'), 0) as paid, coalesce(sum(m.amount) filter (where m.kind = 'RECOVERY'), 0) as recovered
    from unnest(array['AE', 'CP']) as ceilings (authority) left join movement m
        on m.application_id = a.id and m.authority = ceilings.authority and m.kind in ('PAYMENT', 'RECOVERY')
    group by ceilings.authority) sums
where (a.paid, a.recovered) is distinct from (sums.paid, sums.recovered)
union all
select 'COMMITMENT_WITHOUT_AGREEMENT', m.envelope_id, 'movement ' || m.number
from movement m left join application a on a.id = m.application_id
where m.kind = 'COMMITMENT' and (a.id is null or a.agreed is null)
union all
select 'DECOMMITTED_ABOVE_COMMITMENT', m.envelope_id, 'application ' || m.application_id
from movement m where m.application_id is not null and m.authority = 'AE' group by m.envelope_id, m.application_id
having coalesce(sum(m.amount) filter (where m.kind = 'DECOMMITMENT'), 0) > coalesce(sum(m.amount) filter (where m.kind = 'COMMITMENT'), 0)

-- what an application was paid and gave back is what its confirmed payments and the ledger say, under both ceilings
union all
select 'PAYMENTS_NOT_PROVEN', a.envelope_id, a.reference from application a
cross join lateral (
    select coalesce(sum(amount) filter (where kind <> 'RECOVERY'), 0) as paid, coalesce(sum(amount) filter (where kind = 'RECOVERY'), 0) as recovered
    from payment where application_id = a.id and state = 'CONFIRMED') p
cross join lateral (
    select coalesce(sum(amount) filter (where kind = 'PAYMENT' and authority = 'AE'), 0) as paid, coalesce(sum(amount) filter (where kind = 'PAYMENT' and authority = 'CP'), 0) as credited,
           coalesce(sum(amount) filter (where kind = 'RECOVERY' and authority = 'AE'), 0) as recovered, coalesce(sum(amount) filter (where kind = 'RECOVERY' and authority = 'CP'), 0) as returned
    from movement where application_id = a.id) l
where (a.paid, a.recovered, a.paid, a.recovered, a.paid, a.recovered) is distinct from (p.paid, p.recovered, l.paid, l.recovered, l.credited, l.returned)

-- the others were told of every movement
union all
select 'MOVEMENT_NOT_TOLD', e.id, 'movement ' || m.number
from envelope e join movement m on m.envelope_id = e.id
where not exists (
    select 1 from outbox_event o
    where o.aggregatetype = 'envelopes' and o.aggregateid = e.code and o.payload ->> 'movementId' = m.id::text);

grant select on ledger_violation to ${app};
