create table note (
    id      uuid   primary key,
    version bigint not null,
    title   text   not null,
    amount  bigint not null
);
create table received_note (
    position bigint generated always as identity primary key,
    subject  text   not null,
    sequence bigint not null
);
grant select, insert, update on note to ${app};
grant select, insert on received_note to ${app};

-- What a test makes fail: a note only when it commits, an answer when it is kept.
create function refuse() returns trigger language plpgsql as $$
begin
    raise exception '% refused', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create constraint trigger note_refused_at_commit after insert on note deferrable initially deferred
    for each row when (new.title like 'refused at commit%') execute function refuse();
create trigger idempotency_key_refused before insert on idempotency_key
    for each row when (new.key like 'refused-%') execute function refuse();
