-- When the work for which aid is asked starts: a grant may not be for work begun before its application was received.

alter table application add column works_start_on date;
comment on column application.works_start_on is 'Day of the first legal act that the work rests on. Null in drafts, for loans and equity, and in what was submitted before it was asked.';
