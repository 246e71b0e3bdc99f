-- A theme belongs to one phase: in the order of the references, those of the other phase would all be walked through before its first project.

create index project_of_theme on project (theme, territory, reference);
create index project_of_published_grants on project (territory, reference) where origin = 'PUBLISHED_GRANTS';
