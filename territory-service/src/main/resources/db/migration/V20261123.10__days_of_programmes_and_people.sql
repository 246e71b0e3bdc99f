-- What another programme supports is named by a code, and a code has its days: from a merger on, it is found under the code that took over.
alter table programme_membership
    add column valid_from date not null default '-infinity',
    add column valid_to   date not null default 'infinity',
    add column place      text not null generated always as (coalesce(commune_code, siren)) stored,
    add check (valid_from <= valid_to),
    drop constraint programme_membership_pkey,
    add primary key (programme_code, entity_id, source_code, place, valid_from);

create view programme_membership_today as
    select * from programme_membership where paris_day() between valid_from and valid_to;

create function programme_membership_on(day date) returns setof programme_membership
    language sql stable rows 10500 as $$
    select m.* from programme_membership m where day between m.valid_from and m.valid_to $$;

revoke update (commune_code) on programme_membership from ${app};
grant update (valid_to) on programme_membership to ${app};
grant select on programme_membership_today to ${app};

-- The people of a territory are those of its communes on the day, not today's: what was true of a past day stays so. The successor is shown
-- as it is made on a day, brought into its own time; a commune that was merged since is looked for under the code that took it over, one
-- that was founded or restored since under the code that it comes from.
-- successor_shared: the people, on that day, of the successor's communes that come from the predecessor.
drop view territory_succession;
drop function territory_succession_on(date);
create function territory_succession_on(day date) returns table (
        predecessor_code text, successor_code text, commune_count bigint, population bigint, predecessor_population bigint,
        successor_shared bigint, successor_population bigint)
    language sql stable as $$
    select pair.predecessor, pair.successor, count(distinct pair.was),
           (select sum(p.population) from commune_on(pair.ended) p where p.code = any (array_agg(pair.was))),
           (select sum(p.population) from territory_commune tc join commune_on(pair.ended) p on p.code = tc.commune_code
            where tc.territory_code = pair.predecessor and pair.ended between tc.valid_from and coalesce(tc.valid_to, 'infinity')),
           (select sum(p.population) from commune_on(pair.shown) p where p.code = any (array_agg(pair.becomes))),
           (select sum(p.population) from territory_commune tc join commune_on(pair.shown) p on p.code = tc.commune_code
            where tc.territory_code = pair.successor and pair.shown between tc.valid_from and coalesce(tc.valid_to, 'infinity'))
    from (
        select before.territory_code as predecessor, after.territory_code as successor, before.commune_code as was, after.commune_code as becomes,
               first.valid_to as ended, shown.day as shown
        from territory_commune before
        join territory first on first.code = before.territory_code
        join territory_commune after on after.commune_code = before.commune_code and after.phase = before.phase + 1
        join territory second on second.code = after.territory_code
        cross join lateral (select greatest(second.valid_from, least($1, coalesce(second.valid_to, $1))) as day) shown
        where first.valid_to between before.valid_from and coalesce(before.valid_to, 'infinity')
          and shown.day between after.valid_from and coalesce(after.valid_to, 'infinity')
        union all
        select before.territory_code as predecessor, after.territory_code as successor, before.commune_code as was, after.commune_code as becomes,
               first.valid_to as ended, shown.day as shown
        from territory_commune before
        join territory first on first.code = before.territory_code
        join commune_part part on part.code = before.commune_code and part.commune_code <> part.code
        join territory_commune after on after.commune_code = part.commune_code and after.phase = before.phase + 1
        join territory second on second.code = after.territory_code
        cross join lateral (select greatest(second.valid_from, least($1, coalesce(second.valid_to, $1))) as day) shown
        where first.valid_to between before.valid_from and coalesce(before.valid_to, 'infinity')
          and shown.day between after.valid_from and coalesce(after.valid_to, 'infinity')
          and shown.day between part.valid_from and part.valid_to
        union all
        select before.territory_code as predecessor, after.territory_code as successor, before.commune_code as was, after.commune_code as becomes,
               first.valid_to as ended, shown.day as shown
        from territory_commune before
        join territory first on first.code = before.territory_code
        join commune_part part on part.commune_code = before.commune_code and part.code <> part.commune_code
        join territory_commune after on after.commune_code = part.code and after.phase = before.phase + 1
        join territory second on second.code = after.territory_code
        cross join lateral (select greatest(second.valid_from, least($1, coalesce(second.valid_to, $1))) as day) shown
        where first.valid_to between before.valid_from and coalesce(before.valid_to, 'infinity')
          and shown.day between after.valid_from and coalesce(after.valid_to, 'infinity')
          and first.valid_to between part.valid_from and part.valid_to
    ) pair
    group by pair.predecessor, pair.successor, pair.ended, pair.shown $$;
revoke execute on function territory_succession_on(date) from public;
grant execute on function territory_succession_on(date) to ${app};

-- Phase 1 as it ended, phase 2 as it began.
create view territory_succession as select * from territory_succession_on('-infinity');
grant select on territory_succession to ${app};
