-- Envelopes as a tree: a sub-envelope is of its parent's source, within its perimeter and period. A parent is given once: no cycle can be.

alter table envelope
    add column parent_id      uuid   references envelope,
    add column depth          int    not null default 0 check (depth between 0 and 4),
    add column perimeter_kind text   not null default 'NATIONAL' check (perimeter_kind in ('NATIONAL', 'REGION', 'DEPARTEMENT')),
    add column perimeter      text[] not null default '{}',
    add column thresholds     int[]  not null default '{80,95,100}',
    add constraint root_has_no_depth check ((parent_id is null) = (depth = 0)),
    add constraint national_has_no_codes check ((perimeter_kind = 'NATIONAL') = (cardinality(perimeter) = 0));
create index envelope_of_parent on envelope (parent_id, code) where parent_id is not null;

-- Which région a département is in, from the official geographic code of 2026.
create table departement_region (
    departement text primary key,
    region      text not null
);
insert into departement_region values
    ('01', '84'), ('02', '32'), ('03', '84'), ('04', '93'), ('05', '93'), ('06', '93'), ('07', '84'), ('08', '44'), ('09', '76'), ('10', '44'),
    ('11', '76'), ('12', '76'), ('13', '93'), ('14', '28'), ('15', '84'), ('16', '75'), ('17', '75'), ('18', '24'), ('19', '75'), ('21', '27'),
    ('22', '53'), ('23', '75'), ('24', '75'), ('25', '27'), ('26', '84'), ('27', '28'), ('28', '24'), ('29', '53'), ('2A', '94'), ('2B', '94'),
    ('30', '76'), ('31', '76'), ('32', '76'), ('33', '75'), ('34', '76'), ('35', '53'), ('36', '24'), ('37', '24'), ('38', '84'), ('39', '27'),
    ('40', '75'), ('41', '24'), ('42', '84'), ('43', '84'), ('44', '52'), ('45', '24'), ('46', '76'), ('47', '75'), ('48', '76'), ('49', '52'),
    ('50', '28'), ('51', '44'), ('52', '44'), ('53', '52'), ('54', '44'), ('55', '44'), ('56', '53'), ('57', '44'), ('58', '27'), ('59', '32'),
    ('60', '32'), ('61', '28'), ('62', '32'), ('63', '84'), ('64', '75'), ('65', '76'), ('66', '76'), ('67', '44'), ('68', '44'), ('69', '84'),
    ('70', '27'), ('71', '27'), ('72', '52'), ('73', '84'), ('74', '84'), ('75', '11'), ('76', '28'), ('77', '11'), ('78', '11'), ('79', '75'),
    ('80', '32'), ('81', '76'), ('82', '76'), ('83', '93'), ('84', '93'), ('85', '52'), ('86', '75'), ('87', '75'), ('88', '44'), ('89', '27'),
    ('90', '27'), ('91', '11'), ('92', '11'), ('93', '11'), ('94', '11'), ('95', '11'), ('971', '01'), ('972', '02'), ('973', '03'), ('974', '04'),
    ('975', '975'), ('976', '06'), ('977', '977'), ('978', '978'), ('984', '984'), ('986', '986'), ('987', '987'), ('988', '988'), ('989', '989');

-- A threshold of an envelope that was reached, from below, by a movement.
create table envelope_alert (
    id          uuid        primary key,
    envelope_id uuid        not null references envelope,
    authority   text        not null check (authority in ('AE', 'CP')),
    year        int         not null,
    threshold   int         not null,
    at          timestamptz not null,
    movement_id uuid        not null references movement,
    granted     bigint      not null,
    used        bigint      not null
);
create index envelope_alert_of_envelope on envelope_alert (envelope_id, id);
create trigger envelope_alert_append_only before update or delete or truncate on envelope_alert
    for each statement execute function refuse_change();

-- A proof of an envelope's ledger: up to which movement, with which hash, and what was found to be wrong.
create table ledger_proof (
    id          uuid        primary key,
    envelope_id uuid        not null references envelope,
    at          timestamptz not null,
    actor       text        not null,
    number      bigint      not null,
    hash        text        not null,
    findings    jsonb       not null
);
create index ledger_proof_of_envelope on ledger_proof (envelope_id, id);
create trigger ledger_proof_append_only before update or delete or truncate on ledger_proof
    for each statement execute function refuse_change();

grant select on departement_region to ${app};
grant select, insert on envelope_alert, ledger_proof to ${app};
