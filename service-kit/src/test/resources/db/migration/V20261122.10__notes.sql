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
