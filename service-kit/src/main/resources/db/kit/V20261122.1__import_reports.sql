-- Reports of imports: one row of result per row imported.

create table import_report (
    id        uuid        primary key,
    kind      text        not null,
    source    text        not null,
    at        timestamptz not null,
    actor     text        not null,
    total     int         not null,
    accepted  int         not null,
    unchanged int         not null,
    refused   int         not null,
    check (accepted + unchanged + refused = total)
);

create table import_row (
    report_id   uuid not null references import_report,
    line        int  not null,
    external_id text not null,
    status      text not null check (status in ('ACCEPTED', 'UNCHANGED', 'REFUSED')),
    result_id   text,
    code        text,
    reason_fr   text,
    reason_en   text,
    primary key (report_id, line),
    check ((status = 'REFUSED') = (code is not null))
);

grant select, insert on import_report, import_row to ${app};
