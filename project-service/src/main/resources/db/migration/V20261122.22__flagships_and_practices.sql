-- Good practices: completed projects told for others.

create table good_practice (
    id           uuid        primary key,
    version      bigint      not null,
    project_id   uuid        not null references project,
    title        text        not null,
    story        text        not null,
    lessons      text,
    state        text        not null check (state in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    published_at timestamptz,
    check (state <> 'PUBLISHED' or published_at is not null)
);
create index good_practice_of_project on good_practice (project_id);
create index good_practice_by_day on good_practice (created_at, id);
grant select, insert, update on good_practice to ${app};
