-- The same as territory_succession, with the successor as it is made on a day (brought into its own time) instead of its first one.
create function territory_succession_on(day date) returns table (
        predecessor_code text, successor_code text, commune_count bigint, population bigint, predecessor_population bigint,
        successor_population bigint)
    language sql stable as $$
    select before.territory_code, after.territory_code, count(*), sum(coalesce(c.population, 0)),
           (select sum(p.population) from territory_commune tc join commune p on p.code = tc.commune_code
            where tc.territory_code = before.territory_code
              and first.valid_to between tc.valid_from and coalesce(tc.valid_to, 'infinity')),
           (select sum(p.population) from territory_commune tc join commune p on p.code = tc.commune_code
            where tc.territory_code = after.territory_code
              and shown.day between tc.valid_from and coalesce(tc.valid_to, 'infinity'))
    from territory_commune before
    join territory first on first.code = before.territory_code
    join territory_commune after on after.commune_code = before.commune_code and after.phase = before.phase + 1
    join territory second on second.code = after.territory_code
    join commune c on c.code = before.commune_code
    cross join lateral (select greatest(second.valid_from, least($1, coalesce(second.valid_to, $1))) as day) shown
    where first.valid_to between before.valid_from and coalesce(before.valid_to, 'infinity')
      and shown.day between after.valid_from and coalesce(after.valid_to, 'infinity')
    group by before.territory_code, after.territory_code, first.valid_to, shown.day $$;
revoke execute on function territory_succession_on(date) from public;
grant execute on function territory_succession_on(date) to ${app};
