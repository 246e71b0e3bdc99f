-- The proofs ask for the movements of each application, whatever their kind; without this each asks for the whole table.
create index movement_of_application on movement (application_id) where application_id is not null;
