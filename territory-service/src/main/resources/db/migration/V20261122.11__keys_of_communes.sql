-- The planner reads whole tables through this view, as soon as it is joined to several keys: the resolution names its tables instead.
drop view commune_key;
