-- What is in the object store, and whose it is.
create table asset (
    asset_key   varchar(200) primary key,
    account_id  varchar(40) not null references account (id),
    is_open     boolean not null,
    media_type  varchar(80) not null,
    bytes       bigint not null,
    created_at  timestamp with time zone not null,
    deleted_at  timestamp with time zone
);
create index asset_of_account on asset (account_id);
