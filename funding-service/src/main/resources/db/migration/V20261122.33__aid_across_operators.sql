-- Rules across operators: the scheme of an application, the groups of undertakings, and the aid that they declare to have had elsewhere.

alter table application add column scheme_code text references scheme (code);
create index application_of_scheme on application (scheme_code) where scheme_code is not null;
create index application_aid on application (project_id) where agreed is not null;
create index application_de_minimis on application (beneficiary_siren, agreed_on) where agreed is not null and (terms ->> 'deMinimis') = 'true';

-- A single undertaking, in the sense of Regulation (EU) 2023/2831: all that one head controls. The last declaration of a SIREN counts.
create table undertaking_group (
    id          uuid        primary key,
    siren       text        not null,
    head_siren  text        not null,
    reason      text        not null,
    declared_at timestamptz not null,
    declared_by text        not null
);
create index undertaking_group_of_siren on undertaking_group (siren, id);
create index undertaking_group_of_head on undertaking_group (head_siren);
create trigger undertaking_group_append_only before update or delete or truncate on undertaking_group
    for each statement execute function refuse_change();

create table de_minimis_declaration (
    id          uuid        primary key,
    siren       text        not null,
    granter     text        not null,
    amount      bigint      not null check (amount > 0),
    granted_on  date        not null,
    reference   text        not null,
    declared_at timestamptz not null,
    declared_by text        not null,
    unique (siren, granter, reference)
);
create trigger de_minimis_declaration_append_only before update or delete or truncate on de_minimis_declaration
    for each statement execute function refuse_change();

grant select, insert on undertaking_group, de_minimis_declaration to ${app};
