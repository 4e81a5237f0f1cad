-- With the id at the end an index is in the order of a page: without it SQLite takes none of them, and walks the whole
-- history for the rows of a rare status.
drop index transactions_by_status;
drop index transactions_by_service;
drop index transactions_by_network;
drop index transactions_by_user;
drop index transactions_by_amount;
create index transactions_by_status on transactions (business_id, environment, status, sent_at, id) where status <> 'draft';
create index transactions_by_service on transactions (business_id, environment, service, sent_at, id) where status <> 'draft';
create index transactions_by_network on transactions (business_id, environment, network, sent_at, id) where status <> 'draft';
create index transactions_by_user on transactions (business_id, environment, created_by, sent_at, id) where status <> 'draft';
create index transactions_by_amount on transactions (business_id, environment, coalesce(amount_kobo, 0), sent_at, id)
  where status <> 'draft';
