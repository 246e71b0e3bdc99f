-- The members of one territory and those of all are read by territory, in the order in which they were written down: no page sorts.
drop index members_of_territory;
create index members_of_territory on territory_member (territory_code, id);
