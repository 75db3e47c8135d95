-- Where the time of a faster world stands, so that all processes on this database go by the same, and so that it goes on
-- where it was when none of them has run for a while. In real life the table is empty.
create table business_clock (
    id          integer primary key check (id = 1),
    wall_at     timestamp with time zone not null,
    business_at timestamp with time zone not null,
    seen_at     timestamp with time zone not null,
    speed       double precision not null
);

-- One process at a time delivers the outbox: the one that holds this row.
create table outbox_turn (
    id          integer primary key check (id = 1)
);
insert into outbox_turn (id) values (1);

-- In whose trace a message was written.
alter table outbox add column trace varchar(60);

-- What is asked for with each search and each look at what is new.
create index order_of_machine on rental_order (equipment_id, ends_at);
create index order_of_area on rental_order (hub_id, created_at);
create index order_by_age on rental_order (created_at);
create index offer_by_age on offer (offered_at);
create index notice_by_age on notice (created_at);
create index account_of_desk on account (hub_id, role);
