-- Who leads a territory, and whom each operator named for it, term by term. Mail and phone are personal data: they stand here and nowhere else.

create table tandem_term (
    id                 uuid        primary key,
    version            bigint      not null,
    territory_code     text        not null references territory,
    seat               text        not null check (seat in ('ELECTED_OFFICIAL', 'INDUSTRIALIST')),
    name               text        not null,
    function           text        not null,
    organisation       text        not null,
    organisation_siren text        check (organisation_siren ~ '^\d{9}$'),
    mail               text,
    phone              text,
    valid_from         date        not null,
    valid_to           date,
    constraint one_holder_at_a_time exclude using gist
        (territory_code with =, seat with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index tandem_of_territory on tandem_term (territory_code, valid_from, id);

create table operator_contact (
    id             uuid        primary key,
    version        bigint      not null,
    territory_code text        not null references territory,
    operator       text        not null,
    name           text,
    function       text        not null,
    mail           text,
    phone          text,
    valid_from     date        not null,
    valid_to       date,
    constraint one_contact_at_a_time exclude using gist
        (territory_code with =, operator with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on column operator_contact.name is 'Null once erased: an employee''s name is personal, a tandem''s is that of a public office.';
create index contacts_of_territory on operator_contact (territory_code, operator, valid_from);

grant select, insert, update on tandem_term, operator_contact to ${app};
