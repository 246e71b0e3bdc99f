-- Extracts of the State's accounts, what they were proposed to match, and what people decided. Nothing of it is ever changed.

create table accounts_extract (
    id          uuid        primary key,
    owner_kind  text        not null check (owner_kind in ('OPERATOR', 'REGION')),
    owner_code  text        not null,
    source      text        not null,
    lines       int         not null check (lines > 0),
    uploaded_at timestamptz not null,
    uploaded_by text        not null
);
create index accounts_extract_of_owner on accounts_extract (owner_kind, owner_code, id);

create table accounts_line (
    extract_id      uuid   not null references accounts_extract,
    line            int    not null check (line > 0),
    legal_reference text   not null,
    siret           text,
    amount          bigint not null check (amount > 0),
    paid_on         date   not null,
    match           text   not null check (match in ('MATCHED', 'AMBIGUOUS', 'UNMATCHED')),
    confidence      int    not null check (confidence between 0 and 100),
    candidates      jsonb  not null,
    primary key (extract_id, line)
);

create table accounts_decision (
    id         uuid        primary key,
    extract_id uuid        not null,
    line       int         not null,
    payment_id uuid        references payment,
    reason     text        not null,
    decided_at timestamptz not null,
    decided_by text        not null,
    foreign key (extract_id, line) references accounts_line
);
create index accounts_decision_of_line on accounts_decision (extract_id, line, id);
create index accounts_decision_of_payment on accounts_decision (payment_id);
comment on column accounts_decision.payment_id is 'Null: no payment of the platform. The last decision of a line counts.';

create trigger accounts_extract_append_only before update or delete or truncate on accounts_extract
    for each statement execute function refuse_change();
create trigger accounts_line_append_only before update or delete or truncate on accounts_line
    for each statement execute function refuse_change();
create trigger accounts_decision_append_only before update or delete or truncate on accounts_decision
    for each statement execute function refuse_change();

grant select, insert on accounts_extract, accounts_line, accounts_decision to ${app};
