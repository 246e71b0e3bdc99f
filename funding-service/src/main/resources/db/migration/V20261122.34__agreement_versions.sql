-- What was signed, version by version; written when an agreement is first amended.

create table agreement_version (
    id             uuid        primary key,
    application_id uuid        not null references application,
    number         int         not null check (number > 0),
    amount         bigint      not null check (amount > 0),
    agreed_on      date,
    reference      text,
    reason         text,
    terms          jsonb       not null,
    written_at     timestamptz not null,
    unique (application_id, number)
);
create trigger agreement_version_append_only before update or delete or truncate on agreement_version
    for each statement execute function refuse_change();

-- an amendment may go beyond what was first asked, and its base is its own
alter table application drop constraint application_check;

grant select, insert on agreement_version to ${app};
