-- The ways from a line of an extract of accounts to the payments that it may be: by the legal reference, by the amount with the SIRET or the day.

create index application_of_legal_reference on application (owner_kind, owner_code, upper(legal_reference)) where legal_reference is not null;
create index payment_of_amount on payment (amount, confirmed_on) where state = 'CONFIRMED' and kind <> 'RECOVERY';
