-- Two indexes on the same column: notice_when is the one that stays.
drop index notice_by_age;
