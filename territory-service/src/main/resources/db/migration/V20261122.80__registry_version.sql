-- One number that rises with every change of what the public reads of territories and codes show: an answer kept in memory is given again
-- only while the number is what it was.

create table registry_version (
    one     boolean primary key default true check (one),
    version bigint not null
);
insert into registry_version (version) values (1);

-- The transactions that changed something and have not ended: each raises the number once, as its last act, so that it makes nobody wait
-- for longer than its commit, and cannot wait for somebody who waits for it.
create table registry_touch (
    transaction xid8 primary key
);

create function touch_registry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into registry_touch (transaction) values (pg_current_xact_id()) on conflict do nothing;
    return null;
end $$;

create function raise_registry_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    delete from registry_touch where transaction = new.transaction;
    update registry_version set version = version + 1;
    return null;
end $$;

create constraint trigger registry_touched after insert on registry_touch
    deferrable initially deferred for each row execute function raise_registry_version();

do $$
declare
    shown text;
begin
    foreach shown in array array['region', 'departement', 'commune', 'commune_version', 'commune_part', 'commune_postal_code',
            'intercommunality', 'intercommunality_version', 'former_intercommunality', 'phase', 'territory', 'territory_member',
            'territory_commune', 'programme', 'programme_membership'] loop
        execute format('create trigger %I after insert or update or delete or truncate on %I'
                       ' for each statement execute function touch_registry()', shown || '_shown', shown);
    end loop;
end $$;

grant select on registry_version to ${app};
