-- Payments and settlement. The agreement's terms stand with the application; what was agreed before an amendment is kept as a version.

alter table application
    add column terms jsonb not null default '{}',
    add column paid bigint not null default 0 check (paid >= 0),
    add column recovered bigint not null default 0 check (recovered >= 0),
    add constraint application_state_check check (state in ('DRAFT', 'SUBMITTED', 'INCOMPLETE', 'COMPLETE', 'ELIGIBLE', 'INELIGIBLE', 'UNDER_APPRAISAL',
        'PRESELECTED', 'SELECTED', 'REJECTED', 'WITHDRAWN', 'AGREED', 'IN_PAYMENT', 'SETTLED', 'DECOMMITTED')),
    add constraint paid_within_agreement check (paid <= coalesce(agreed, 0)),
    add constraint recovered_within_paid check (recovered <= paid),
    add constraint paid_has_agreement check (state not in ('IN_PAYMENT', 'SETTLED') or agreed is not null);
comment on column application.paid is 'Sum of its confirmed payments, given back or not: the ledger''s PAYMENT movements prove it.';

create table payment (
    id             uuid        primary key,
    version        bigint      not null,
    reference      text        not null unique,
    application_id uuid        not null references application,
    project_id     uuid        not null,
    operator       text        not null,
    kind           text        not null check (kind in ('ADVANCE', 'INTERIM', 'BALANCE', 'RECOVERY')),
    state          text        not null check (state in ('REQUESTED', 'AUTHORISED', 'CONFIRMED', 'REFUSED')),
    amount         bigint      not null check (amount > 0),
    proofs         jsonb       not null,
    guarantee      text,
    recovers_id    uuid        references payment,
    reason         text,
    authorised_by  text,
    confirmed_by   text,
    confirmed_on   date,
    credit_year    int,
    requested_at   timestamptz not null,
    moved_at       timestamptz not null,
    check ((kind = 'RECOVERY') = (recovers_id is not null)),
    check (state <> 'CONFIRMED' or (authorised_by is not null and confirmed_by is not null and confirmed_on is not null and credit_year is not null)),
    constraint four_eyes check (confirmed_by is null or confirmed_by <> authorised_by)
);
create index payment_of_application on payment (application_id, id);
create unique index one_balance on payment (application_id) where kind = 'BALANCE' and state <> 'REFUSED';
create sequence payment_number;

-- An amendment commits or frees the difference, so an agreement may have several of each; each by its reference once.
drop index one_commitment_per_application;
drop index one_decommitment_per_application;
create unique index one_movement_per_reference on movement (application_id, kind, authority, reference)
    where application_id is not null and reference is not null;

grant select, insert, update on payment to ${app};
grant usage on sequence payment_number to ${app};
