-- Who owes an opinion is reminded before it is due, not only once it is late.

alter table opinion add column due_soon_told_at timestamptz;
