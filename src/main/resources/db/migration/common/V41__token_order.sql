-- With the time in it, whoever looks for a token gets it in order from this index. Without, SQLite went by the order instead,
-- through all of a history.
drop index transactions_by_token;
create index transactions_by_token on transactions (business_id, environment, token, sent_at, id) where token is not null;
