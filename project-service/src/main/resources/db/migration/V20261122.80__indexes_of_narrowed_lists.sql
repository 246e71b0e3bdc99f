-- Lists of one territory in each of their sorts, and filters that few projects satisfy, cost the same at any size.

create index project_of_territory_by_update on project (territory, updated_at, id);
create index project_of_territory_by_state_since on project (territory, state_since, id);
create index project_of_territory_by_cost on project (territory, cost_cents, id);
create index project_of_territory_by_id on project (territory, id);
create index project_by_start on project (starts_on) where starts_on is not null;
create index project_by_end on project (ends_on) where ends_on is not null;
create index project_by_creation on project (created_at);
create index project_on_brownfield on project (territory, reference) where brownfield;
