-- What the plans of hot reads, measured on the real registry, asked for.

-- The planner reads whole tables through this view as soon as it is joined to several keys: the resolution names its tables instead.
drop view commune_key;

-- Reads ask for a day by the two dates, not by the range: the index of the exclusion constraint would be scanned for every row in force.
drop index territories_of_commune;
create index territories_of_commune on territory_commune (commune_code, valid_from);
-- The planner takes the constraint's index for a commune's territories, five times slower than the one above, unless its key is an expression.
alter table territory_commune drop constraint one_territory_per_phase;
alter table territory_commune add constraint one_territory_per_phase
    exclude using gist ((commune_code || '') with =, phase with =, valid with &&);
create index members_of_territory on territory_member (territory_code);

drop view territory_succession;
-- Phase 1 as it ended, phase 2 as it began: what a successor took over, with the whole population of each.
create view territory_succession as
    select before.territory_code as predecessor_code, after.territory_code as successor_code, count(*) as commune_count,
           sum(coalesce(c.population, 0)) as population,
           (select sum(p.population) from territory_commune tc join commune p on p.code = tc.commune_code
            where tc.territory_code = before.territory_code
              and first.valid_to between tc.valid_from and coalesce(tc.valid_to, 'infinity')) as predecessor_population,
           (select sum(p.population) from territory_commune tc join commune p on p.code = tc.commune_code
            where tc.territory_code = after.territory_code
              and second.valid_from between tc.valid_from and coalesce(tc.valid_to, 'infinity')) as successor_population
    from territory_commune before
    join territory first on first.code = before.territory_code
    join territory_commune after on after.commune_code = before.commune_code and after.phase = before.phase + 1
    join territory second on second.code = after.territory_code
    join commune c on c.code = before.commune_code
    where first.valid_to between before.valid_from and coalesce(before.valid_to, 'infinity')
      and second.valid_from between after.valid_from and coalesce(after.valid_to, 'infinity')
    group by before.territory_code, after.territory_code, first.valid_to, second.valid_from;
grant select on territory_succession to ${app};
