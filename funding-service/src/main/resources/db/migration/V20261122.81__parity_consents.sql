-- A funder's consent to match, euro for euro, what another envelope receives at parity with its own. Once given it stands.

create table parity_consent (
    envelope_id  uuid        not null references envelope,
    partner_id   uuid        not null references envelope,
    consented_at timestamptz not null,
    consented_by text        not null,
    primary key (envelope_id, partner_id),
    check (envelope_id <> partner_id)
);
create index parity_consent_of_partner on parity_consent (partner_id);
create trigger parity_consent_append_only before update or delete or truncate on parity_consent
    for each statement execute function refuse_change();

-- parity is read from the few movements that name a partner, not from all of an envelope
create index movement_at_parity on movement (envelope_id) where kind = 'REPLENISHMENT' and counterpart_id is not null;
create index movement_at_parity_with on movement (counterpart_id) where kind = 'REPLENISHMENT' and counterpart_id is not null;

grant select, insert on parity_consent to ${app};
