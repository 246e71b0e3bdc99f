-- Schemes with their windows, referrals with their reminders; the copy of projects learns their theme.

alter table project add column theme text;
comment on column project.theme is 'Null in a draft without one, and for a project of which no event came since this column.';

create table scheme (
    id            uuid        primary key,
    version       bigint      not null,
    code          text        not null unique,
    owner_kind    text        not null check (owner_kind in ('OPERATOR', 'REGION')),
    owner_code    text        not null,
    form          text        not null check (form in ('GRANT', 'REPAYABLE_ADVANCE', 'LOAN', 'EQUITY', 'SERVICE')),
    intake        text        not null check (intake in ('OPEN', 'CALL')),
    label         text        not null,
    description   text        not null,
    envelope_code text,
    starts_on     date,
    ends_on       date,
    criteria      jsonb       not null,
    terms         jsonb       not null,
    quotation     text,
    source_url    text,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    check (starts_on is null or ends_on is null or starts_on <= ends_on),
    check (form <> 'SERVICE' or envelope_code is null)
);

create table scheme_window (
    id         uuid        primary key,
    version    bigint      not null,
    scheme_id  uuid        not null references scheme,
    label      text        not null,
    opens_at   timestamptz not null,
    closes_at  timestamptz not null check (closes_at > opens_at)
);
create index scheme_window_of_scheme on scheme_window (scheme_id, opens_at);

create table referral (
    id          uuid        primary key,
    version     bigint      not null,
    project_id  uuid        not null,
    territory   text        not null,
    regions     text[]      not null,
    theme       text,
    scheme_code text        not null references scheme (code),
    owner_kind  text        not null,
    owner_code  text        not null,
    state       text        not null check (state in ('SENT', 'TAKEN_UP', 'HELPED', 'NOT_FOR_US', 'UNREACHABLE')),
    message     text        not null,
    outcome     text,
    sent_at     timestamptz not null,
    moved_at    timestamptz not null
);
create unique index one_referral_under_way on referral (project_id, scheme_code) where state in ('SENT', 'TAKEN_UP');
create index referral_of_project on referral (project_id);
create index referral_of_territory on referral (territory, id);
create index referral_of_owner on referral (owner_kind, owner_code, id);
create index referral_of_regions on referral using gin (regions);
create index referral_waiting on referral (moved_at) where state in ('SENT', 'TAKEN_UP');

create table referral_reminder (
    referral_id uuid        not null references referral,
    since       timestamptz not null,
    days        int         not null,
    at          timestamptz not null,
    primary key (referral_id, since, days)
);
comment on table referral_reminder is 'Reminders written once each, counted from the move that they follow.';
create trigger referral_reminder_append_only before update or delete or truncate on referral_reminder
    for each statement execute function refuse_change();

grant select, insert, update on scheme, scheme_window, referral to ${app};
grant select, insert on referral_reminder to ${app};

-- The schemes that published pages describe, each with the words and the address it was written down from. What those pages do not say
-- (dates of a window, for example) is left open.
insert into scheme (id, version, code, owner_kind, owner_code, form, intake, label, description, starts_on, ends_on, criteria, terms, quotation, source_url, created_at, updated_at)
select gen_random_uuid(), 0, s.code, 'OPERATOR', s.owner, s.form, s.intake, s.label, s.description, cast(s.starts_on as date), cast(s.ends_on as date),
       cast(s.criteria as jsonb), cast(s.terms as jsonb), s.quotation, s.source_url, now(), now()
from (values
    ('FAIIT', 'etat', 'GRANT', 'CALL', 'Fonds d''accélération des investissements industriels dans les territoires',
     'Subvention d''investissements industriels portés par des projets des Territoires d''industrie (France Relance). Assiette d''au moins 200 000 EUR, taux d''au plus 50 %, aide d''au plus 800 000 EUR, à dépenser en deux ans.',
     '2020-01-01', '2022-12-31', '{"phases": [1], "minEligibleBase": "200000.00"}',
     '{"maxRate": 0.5, "cap": "800000.00", "spendWithinMonths": 24, "deMinimis": false}',
     'Doté initialement de 400 millions d''euros', 'https://www.lafrenchfab.fr/2021/03/25/fonds-acceleration-des-investissements-industriels-dans-les-territoires-300-millions-euros-supplementaires/'),
    ('FONDS-FRICHES', 'etat', 'GRANT', 'CALL', 'Fonds friches, recyclage foncier',
     'Subvention du recyclage de friches (France Relance), pour l''artificialisation évitée et l''accueil d''activités.',
     '2021-01-01', '2022-12-31', '{"phases": [1]}', '{"deMinimis": false}',
     'L''enveloppe dédiée à ce fonds s''élevait initialement à 300 Millions d''euros', 'CEREMA/cartofriches shinyapp/www/textes/fonds_friches.md@3e414b4a'),
    ('FV-TI-2024', 'etat', 'GRANT', 'CALL', 'Fonds vert 2024, Territoires d''industrie en transition écologique',
     'Subvention d''investissements industriels qui servent la transition écologique, dans les Territoires d''industrie de la seconde phase.',
     '2024-01-01', '2024-12-31', '{"phases": [2], "themes": ["ECOLOGICAL_TRANSITION"]}', '{"deMinimis": false}',
     'Doté de 100M€ en 2024 dans le cadre du Fonds Vert', 'https://www.techtera.org/appel-a-projet/territoires-dindustrie-en-transition-ecologique/'),
    ('BDT-INGENIERIE', 'banque-des-territoires', 'SERVICE', 'OPEN', 'Banque des Territoires, ingénierie',
     'Crédits d''ingénierie au service des projets des Territoires d''industrie : études, montage, assistance à la maîtrise d''ouvrage.',
     '2019-01-01', '2022-12-31', '{"phases": [1]}', '{"deMinimis": false}',
     '26 millions d''euros de crédit d''ingénierie', 'http://www.banquedesterritoires.fr/blog-des-territoires/laction-de-la-banque-des-territoires-dans-le-programme-territoires-dindustrie'),
    ('BDT-FONDS-PROPRES', 'banque-des-territoires', 'EQUITY', 'OPEN', 'Banque des Territoires, investissement en fonds propres',
     'Prise de participation dans des projets des Territoires d''industrie.',
     '2019-01-01', '2022-12-31', '{"phases": [1]}', '{"deMinimis": false}',
     '26 millions d''euros de crédit d''ingénierie et 100 millions d''euros par an d''investissement en fonds propres sur 4 a', 'http://www.banquedesterritoires.fr/blog-des-territoires/laction-de-la-banque-des-territoires-dans-le-programme-territoires-dindustrie')
) s (code, owner, form, intake, label, description, starts_on, ends_on, criteria, terms, quotation, source_url);
