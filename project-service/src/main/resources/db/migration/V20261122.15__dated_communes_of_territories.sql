-- The copy of territories holds the days of each commune, those to come too: what was announced comes into force on its day by itself.
-- Whoever still writes without days says "as long as the territory".

alter table territory_commune
    add column valid_from date not null default date '2018-11-22',
    add column valid_to   date;
update territory_commune c set valid_from = t.valid_from, valid_to = t.valid_to from territory t where t.code = c.territory;
alter table territory_commune drop constraint territory_commune_pkey;
alter table territory_commune add primary key (territory, commune, valid_from);
alter table territory_commune add check (valid_to is null or valid_from <= valid_to);
