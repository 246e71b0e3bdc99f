-- Opinions that a funding body asks of others on an application while it is examined.

create table application_opinion (
    id             uuid        primary key,
    application_id uuid        not null references application,
    asked_kind     text        not null check (asked_kind in ('OPERATOR', 'REGION')),
    asked_code     text        not null,
    question       text,
    due_on         date        not null,
    state          text        not null check (state in ('ASKED', 'GIVEN', 'WITHDRAWN')),
    verdict        text        check (verdict in ('FAVOURABLE', 'FAVOURABLE_WITH_RESERVATIONS', 'UNFAVOURABLE')),
    grounds        text,
    asked_at       timestamptz not null,
    given_at       timestamptz,
    check ((state = 'GIVEN') = (verdict is not null and given_at is not null)),
    check (verdict is null or verdict = 'FAVOURABLE' or grounds is not null)
);
create unique index one_opinion_awaited on application_opinion (application_id, asked_kind, asked_code) where state = 'ASKED';
create index application_opinion_of_application on application_opinion (application_id, id);
create index application_opinion_of_asked on application_opinion (asked_kind, asked_code, id);

grant select, insert, update on application_opinion to ${app};
