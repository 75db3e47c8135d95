-- Somebody shows by a one-time code that a phone is theirs. The code itself is known to its provider only.
create table sign_in (
    id          varchar(40) primary key,
    phone       varchar(20) not null,
    origin      varchar(60) not null,
    provider_id varchar(80) not null,
    sends       integer not null,
    attempts    integer not null default 0,
    -- The right code was given; a new farmer's name may be missing still.
    proven      boolean not null default false,
    sent_at     timestamp with time zone not null,
    expires_at  timestamp with time zone not null,
    begun_at    timestamp with time zone not null,
    ended_at    timestamp with time zone,
    outcome     varchar(10) check (outcome in ('SIGNED_IN', 'SPOILED', 'REPLACED'))
);
create index sign_in_of_phone on sign_in (phone, begun_at);
create index sign_in_of_origin on sign_in (origin, begun_at);
