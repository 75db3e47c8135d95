-- What the screens are told of is looked for by age.
create index offer_when on offer (offered_at);
create index notice_when on notice (created_at);
