-- Members that join and leave by decision, on a day that may be to come.

alter table perimeter_decision
    add column decided_on date,
    add column opinions   jsonb;
comment on column perimeter_decision.opinions is 'What the regional committees said: [{region, opinion, givenOn}]. Null for the lists that the registry began with.';

alter table territory add column version bigint not null default 0;
comment on column territory.version is 'Counts the changes of its composition, announced ones included.';

alter table territory_member add column ended_by text references perimeter_decision;
comment on column territory_member.ended_by is 'The decision by which the member leaves, where one was written down.';

create table perimeter_change (
    id             uuid        primary key,
    territory_code text        not null references territory,
    kind           text        not null check (kind in ('CHANGE', 'CLOSURE')),
    effective_on   date        not null,
    decision_code  text        not null references perimeter_decision,
    reason         text,
    until_before   date,
    recorded_at    timestamptz not null,
    cancelled_at   timestamptz,
    version        bigint      not null default 0
);
comment on table perimeter_change is 'Changes as they were decided. A cancelled one never came into force; its row stays.';
comment on column perimeter_change.until_before is 'Of a closure: the last day that the territory had before, null when it was open.';
create index perimeter_changes_of_territory on perimeter_change (territory_code, id);

create table perimeter_change_member (
    change_id              uuid   not null references perimeter_change,
    position               int    not null,
    direction              text   not null check (direction in ('JOIN', 'LEAVE')),
    member_id              bigint not null,
    kind                   text   not null check (kind in ('EPCI', 'EPT', 'COMMUNE')),
    intercommunality_siren text   references intercommunality,
    commune_code           text   references commune,
    until_before           date,
    primary key (change_id, position)
);
comment on column perimeter_change_member.member_id is 'No reference: the row of a member whose entry was cancelled before its day is gone.';
comment on column perimeter_change_member.until_before is 'The last day that a leaving member had before this change, null when it was open.';
create index changes_of_member on perimeter_change_member (member_id);

-- What has been in force stays: only what was announced and has not begun may be taken back.
create function refuse_rewriting_the_past() returns trigger language plpgsql as $$
begin
    if old.valid_from <= (now() at time zone 'Europe/Paris')::date then
        raise exception 'a member that has been in force is not deleted' using errcode = 'integrity_constraint_violation';
    end if;
    return old;
end $$;
create trigger territory_member_past before delete on territory_member for each row execute function refuse_rewriting_the_past();

grant insert on perimeter_decision to ${app};
grant update (valid_to, version) on territory to ${app};
grant update (valid_to, ended_by), delete on territory_member to ${app};
grant update (valid_to), delete on territory_commune to ${app};
grant select, insert on perimeter_change, perimeter_change_member to ${app};
grant update (cancelled_at, version) on perimeter_change to ${app};
