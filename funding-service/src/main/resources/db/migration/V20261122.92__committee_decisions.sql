-- What committees decided of applications. A decision is never changed: another one, with the next number, corrects it. The last one stands with its application.

create table committee_decision (
    id             uuid        primary key,
    application_id uuid        not null references application,
    number         int         not null check (number > 0),
    body           text        not null,
    decided_on     date        not null,
    outcome        text        not null check (outcome in ('FAVOURABLE', 'FAVOURABLE_WITH_CONDITIONS', 'UNFAVOURABLE', 'ADJOURNED')),
    reasons        text,
    conditions     text[]      not null,
    recorded_at    timestamptz not null,
    unique (application_id, number),
    check (outcome = 'FAVOURABLE' or reasons is not null),
    check ((outcome = 'FAVOURABLE_WITH_CONDITIONS') = (cardinality(conditions) > 0))
);
create trigger committee_decision_append_only before update or delete or truncate on committee_decision
    for each statement execute function refuse_change();

alter table application
    add column decision_number int,
    add column decision_body text,
    add column decided_on date,
    add column decision_outcome text,
    add constraint decision_is_whole check (num_nulls(decision_number, decision_body, decided_on, decision_outcome) in (0, 4));

grant select, insert on committee_decision to ${app};
