-- What is told by push, SMS and call, and what became of it. Texts that nobody has replaced are in the program.
create table message_text (
    event       varchar(30) not null,
    channel     varchar(8)  not null check (channel in ('PUSH', 'SMS', 'VOICE')),
    language    varchar(8)  not null,
    revision    integer     not null,
    title       varchar(80) not null,
    words       varchar(600) not null,
    dlt_template_id varchar(30),
    status      varchar(10) not null check (status in ('DRAFT', 'APPROVED', 'REJECTED')),
    author      varchar(40) not null references account (id),
    reviewer    varchar(40) references account (id),
    remark      varchar(200),
    written_at  timestamp with time zone not null,
    reviewed_at timestamp with time zone,
    primary key (event, channel, language, revision)
);

create table notice_preference (
    account_id  varchar(40) primary key references account (id),
    push        boolean not null,
    sms         boolean not null,
    voice       boolean not null,
    -- In minutes of the person's own day; the same twice for no quiet time.
    quiet_from  integer not null check (quiet_from between 0 and 1439),
    quiet_to    integer not null check (quiet_to between 0 and 1439)
);

-- An app that can be pushed to. The provider names it by a token, which goes stale without a word.
create table push_device (
    token       varchar(300) primary key,
    account_id  varchar(40) not null references account (id),
    device      varchar(120) not null,
    added_at    timestamp with time zone not null,
    stale_at    timestamp with time zone
);
create index push_device_of on push_device (account_id);

-- One message by one channel. The phone number is the account's, and is not copied.
create table delivery (
    id          varchar(60) primary key,
    notice_id   varchar(40) not null,
    account_id  varchar(40) not null references account (id),
    event       varchar(30) not null,
    order_id    varchar(40),
    channel     varchar(8) not null,
    language    varchar(8) not null,
    words       varchar(600) not null,
    provider_id varchar(200) unique,
    state       varchar(10) not null
        check (state in ('PENDING', 'ACCEPTED', 'SENT', 'DELIVERED', 'FAILED')),
    code        varchar(60),
    units       integer not null default 0,
    cost_minor  bigint not null default 0,
    currency    varchar(3) not null,
    created_at  timestamp with time zone not null,
    ended_at    timestamp with time zone,
    unique (notice_id, channel)
);
create index delivery_by_time on delivery (created_at, channel);
create index delivery_of_account on delivery (account_id, created_at);
