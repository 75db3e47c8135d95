-- Calls with the voice menu, in both directions, and text messages that came.
create table call_log (
    call_id     varchar(80) primary key,
    account_id  varchar(40) references account (id),
    phone       varchar(20) not null,
    direction   varchar(10) not null check (direction in ('IN', 'OUT', 'MISSED')),
    language    varchar(8) not null,
    order_id    varchar(40) references rental_order (id),
    wrong_codes integer not null default 0,
    outcome     varchar(20) not null,
    steps       varchar(600) not null default '',
    started_at  timestamp with time zone not null,
    updated_at  timestamp with time zone not null
);
create index call_log_by_time on call_log (started_at);

create table text_received (
    message_id  varchar(80) primary key,
    account_id  varchar(40) references account (id),
    phone       varchar(20) not null,
    words       varchar(600) not null,
    understood  varchar(10) not null check (understood in ('ACCEPT', 'DECLINE', 'NOTHING')),
    outcome     varchar(20) not null,
    received_at timestamp with time zone not null
);
