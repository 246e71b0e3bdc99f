-- What projects are searched, filtered, sorted and counted by. Kept by triggers, so that every way of writing a project keeps it.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

create text search configuration french_plain (copy = pg_catalog.french);
alter text search configuration french_plain alter mapping for hword, hword_part, word with unaccent, french_stem;
create text search configuration simple_plain (copy = pg_catalog.simple);
alter text search configuration simple_plain alter mapping for hword, hword_part, word with unaccent, simple;
comment on text search configuration simple_plain is 'Words as they are written, without accents: what a word being typed is the beginning of.';

create table place (
    code text primary key,
    name text not null,
    lon  numeric(8, 4),
    lat  numeric(7, 4)
);
comment on table place is 'Communes by their official code, with the point of their intercommunality; filled at start from the file that the service carries.';

alter table project
    add column document   tsvector,
    add column lead_siren text,
    add column cost_cents bigint  not null default 0,
    add column starts_on  date,
    add column ends_on    date,
    add column brownfield boolean not null default false,
    add column merged_into uuid references project;
comment on column project.document is 'Its words by weight, without accents, and what it is filtered by as lexemes with a prefix: t: territory, s: state, h: theme, o: origin, l: SIREN of the lead, c: commune, b: and bb: a sixteenth and a 256th of all projects, to estimate from.';
comment on column project.cost_cents is 'The sum of the costs of its financing plan; -1 where the plan is confidential.';
comment on column project.merged_into is 'The project that it was found to repeat, by a human decision.';

-- Words apart: punctuation inside a word would make one lexeme of two words. St and Ste are read as Saint and Sainte.
create function project_words(written text) returns text language sql immutable parallel safe as $$
    select regexp_replace(
        translate(normalize(coalesce(written, ''), nfc), E'\'’‘`´-‐‑–—_/\\.,;:!?()[]{}<>«»"“”…&+*#@|=%', repeat(' ', 60)),
        '(^|\s)(st)(e?)(?=\s)', '\1saint\3', 'gi')
$$;

-- A field that its territory keeps confidential is not found by: a hit would tell what it holds.
create function project_open(sheet jsonb, field text) returns jsonb language sql immutable parallel safe as $$
    select case when coalesce(sheet -> 'confidentialFields', '[]') ? upper(regexp_replace(field, '([A-Z])', '_\1', 'g'))
        then null else sheet -> field end
$$;

create function project_document(p project) returns tsvector language plpgsql stable as $$
declare
    title   text := project_words(concat_ws(' ', project_open(p.sheet, 'title') #>> '{}', p.reference));
    lead    text := project_words(project_open(p.sheet, 'lead') ->> 'name');
    siren   text := project_open(p.sheet, 'lead') ->> 'siren';
    communes text[] := array(select jsonb_array_elements_text(coalesce(project_open(p.sheet, 'locations'), '[]')));
    places  text := project_words(concat_ws(' ', (select t.name from territory t where t.code = p.territory),
        (select string_agg(c.name, ' ') from place c where c.code = any (communes))));
    hex     text := replace(p.id::text, '-', '');
begin
    return setweight(to_tsvector('french_plain', title) || to_tsvector('simple_plain', title), 'A')
        || setweight(to_tsvector('french_plain', lead) || to_tsvector('simple_plain', lead), 'B')
        || setweight(to_tsvector('french_plain', places) || to_tsvector('simple_plain', places), 'B')
        || setweight(to_tsvector('french_plain', project_words(project_open(p.sheet, 'summary') #>> '{}')), 'C')
        || array_to_tsvector(array(select distinct lexeme from unnest(array[
            't:' || p.territory, 's:' || p.state, 'h:' || (p.sheet ->> 'theme'), 'o:' || p.origin, 'l:' || siren,
            'b:' || right(hex, 1), 'bb:' || right(hex, 2)] || array(select 'c:' || c from unnest(communes) c)) lexeme
            where lexeme is not null));
end $$;

create function project_derive() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' or new.document is null
        or (new.sheet, new.state, new.territory, new.origin) is distinct from (old.sheet, old.state, old.territory, old.origin)
    then
        new.lead_siren := project_open(new.sheet, 'lead') ->> 'siren';
        new.cost_cents := case when new.sheet ? 'financingPlan' and project_open(new.sheet, 'financingPlan') is null then -1
            else (select coalesce(sum((line ->> 'amount')::numeric * 100), 0)
                from jsonb_array_elements(coalesce(new.sheet #> '{financingPlan,costs}', '[]')) line) end;
        new.starts_on := (project_open(new.sheet, 'calendar') ->> 'start')::date;
        new.ends_on := (project_open(new.sheet, 'calendar') ->> 'end')::date;
        new.brownfield := jsonb_typeof(project_open(new.sheet, 'brownfield')) is not distinct from 'object';
        new.document := project_document(new);
    end if;
    return new;
end $$;
create trigger project_derive before insert or update on project for each row execute function project_derive();
update project set document = null;
alter table project alter column document set not null;

-- Without fastupdate: a reader never walks through what writers have left unsorted.
create index project_document on project using gin (document) with (fastupdate = off);
create index project_title_part on project using gin (title gin_trgm_ops);
create index project_lead_part on project using gin (lead_name gin_trgm_ops);
create index project_in_state_and_territory on project (state, territory, reference);
create index project_by_update on project (updated_at, id);
create index project_by_cost on project (cost_cents, id);
create index project_by_state_since on project (state_since, id);
create index project_merged on project (merged_into) where merged_into is not null;
drop index project_in_state;

-- How many projects there are of each kind, so that totals and facets cost the same at any size. Writers only add rows, which
-- never wait for each other; compact_project_counts() sums them up. A reader sums both tables, in one snapshot: the count is exact.
create table project_count (
    territory text    not null,
    state     text    not null,
    theme     text    not null,
    origin    text    not null,
    released  boolean not null,
    projects  bigint  not null,
    primary key (territory, state, theme, origin, released)
);
create table project_count_change (
    id        bigint  generated always as identity primary key,
    territory text    not null,
    state     text    not null,
    theme     text    not null,
    origin    text    not null,
    released  boolean not null,
    projects  bigint  not null
);

create function project_count_added() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into project_count_change (territory, state, theme, origin, released, projects)
    select territory, state, coalesce(theme, ''), origin, released, count(*) from added
    where merged_into is null
    group by 1, 2, 3, 4, 5;
    return null;
end $$;
create trigger project_count_added after insert on project
    referencing new table as added for each statement execute function project_count_added();

create function project_count_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into project_count_change (territory, state, theme, origin, released, projects)
    select territory, state, theme, origin, released, sum(n)
    from (select territory, state, coalesce(theme, '') as theme, origin, released, 1 as n from after where merged_into is null
        union all
        select territory, state, coalesce(theme, ''), origin, released, -1 from before where merged_into is null) moved
    group by 1, 2, 3, 4, 5
    having sum(n) <> 0;
    return null;
end $$;
create trigger project_count_changed after update on project
    referencing old table as before new table as after for each statement execute function project_count_changed();

create function compact_project_counts() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not pg_try_advisory_xact_lock(hashtextextended('project_count', 0)) then
        return;
    end if;
    with gone as (delete from project_count_change returning territory, state, theme, origin, released, projects)
    insert into project_count as present (territory, state, theme, origin, released, projects)
    select territory, state, theme, origin, released, sum(projects) from gone
    group by 1, 2, 3, 4, 5
    having sum(projects) <> 0
    on conflict (territory, state, theme, origin, released) do update set projects = present.projects + excluded.projects;
end $$;

insert into project_count (territory, state, theme, origin, released, projects)
select territory, state, coalesce(theme, ''), origin, released, count(*) from project group by 1, 2, 3, 4, 5;

grant select, insert on place to ${app};
grant select on project_count, project_count_change to ${app};
