-- What the publication of agreements needs: the granting bodies' names and SIRETs, as they declare them; the last declaration counts.

create table granting_body (
    id          uuid        primary key,
    owner_kind  text        not null check (owner_kind in ('OPERATOR', 'REGION')),
    owner_code  text        not null,
    name        text        not null,
    siret       text        not null,
    declared_at timestamptz not null,
    declared_by text        not null
);
create index granting_body_of_owner on granting_body (owner_kind, owner_code, id);
create trigger granting_body_append_only before update or delete or truncate on granting_body
    for each statement execute function refuse_change();

create index application_of_beneficiary on application (owner_kind, owner_code, beneficiary_siren) where agreed is not null;

grant select, insert on granting_body to ${app};
