-- Who ran which report, with what, and how it ended.
create table report_run (
    id          varchar(40) primary key,
    report      varchar(100) not null,
    person      varchar(100) not null,
    role        varchar(12) not null,
    format      varchar(12) not null,
    parameters  varchar(1000) not null,
    started_at  timestamp with time zone not null,
    millis      bigint not null,
    row_count   bigint not null,
    outcome     varchar(10) not null check (outcome in ('ok', 'refused', 'failed')),
    note        varchar(500)
);
create index report_run_when on report_run (started_at);

-- Which workflow mails a report.
create table report_schedule (
    report      varchar(100) primary key,
    workflow_id varchar(200) not null,
    times       varchar(120) not null
);

-- Which mails have gone out, so that none goes twice.
create table report_mail (
    report      varchar(100) not null,
    due_at      timestamp with time zone not null,
    address     varchar(200) not null,
    sent_at     timestamp with time zone not null,
    primary key (report, due_at, address)
);

create table mail_address (
    account_id  varchar(40) primary key references account (id),
    address     varchar(200) not null
);
