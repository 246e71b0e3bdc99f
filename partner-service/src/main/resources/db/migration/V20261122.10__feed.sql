-- The event feed: what partners may read, in the order of commits, for thirty days.

create table feed_head (
    feed     text    not null,
    last     bigint  not null default 0,
    pruned   bigint  not null default 0,
    only_one boolean primary key default true check (only_one),
    check (pruned <= last)
);
comment on table feed_head is 'The last position given. Its row lock is held until the commit: a position is never visible while a lower one may still commit.';
comment on column feed_head.feed is 'Names this feed: cursors of a feed that was lost and filled anew are refused, for its positions differ.';
insert into feed_head (feed) values (substr(replace(gen_random_uuid()::text, '-', ''), 1, 8));

create table feed_aggregate (
    kind     text    not null,
    subject  text    not null,
    sequence bigint  not null,
    released boolean not null,
    audience text[]  not null,
    about    text[]  not null,
    primary key (kind, subject)
);
comment on table feed_aggregate is 'What is known of each aggregate after its last event, also when that event has left the feed. The sequence is the inbox: what is not beyond it was received before.';

create table feed_event (
    position    bigint      primary key,
    id          uuid        not null,
    kind        text        not null,
    subject     text        not null,
    sequence    bigint      not null,
    type        text        not null,
    source      text        not null,
    occurred_at timestamptz not null,
    dataschema  text,
    data        text        not null,
    audience    text[]      not null,
    former      text[]      not null,
    about       text[]      not null,
    unique (kind, subject, sequence)
);
comment on column feed_event.audience is 'Who may see the event: public, role:x, region:x, territory:x, operator:x.';
comment on column feed_event.former is 'Who saw the aggregate until this event; those who see it no longer get a tombstone.';

create table feed_parked (
    kind        text   not null,
    subject     text   not null,
    sequence    bigint not null,
    waits_for   text   not null,
    message     text   not null,
    primary key (kind, subject, sequence)
);
comment on table feed_parked is 'Events of applications whose project is not known yet: who may see them cannot be told.';
create index feed_parked_waits_for on feed_parked (waits_for);

grant select on feed_head to ${app};
grant update (last, pruned) on feed_head to ${app};
grant select, insert, update on feed_aggregate to ${app};
grant select, insert, delete on feed_event, feed_parked to ${app};
