-- A page of history by each filter, newest first. Sums come from `totals` now.
drop index transactions_totals;
create index transactions_by_status on transactions (business_id, environment, status, sent_at) where status <> 'draft';
create index transactions_by_service on transactions (business_id, environment, service, sent_at) where status <> 'draft';
create index transactions_by_network on transactions (business_id, environment, network, sent_at) where status <> 'draft';
create index transactions_by_user on transactions (business_id, environment, created_by, sent_at) where status <> 'draft';
create index transactions_by_amount on transactions (business_id, environment, coalesce(amount_kobo, 0), sent_at)
  where status <> 'draft';
create index transactions_by_token on transactions (business_id, environment, token) where token is not null;

-- A search that somebody wants again: its address, under a name.
create table saved_views (
  id ${id} not null primary key check (length(id) = 36),
  business_id ${id} not null references businesses (id),
  user_id ${id} not null references users (id),
  name ${text} not null check (length(name) between 1 and 40),
  query ${text} not null check (length(query) <= 1000),
  created_at ${millis} not null
) ${strict};
create index saved_views_of_user on saved_views (user_id, business_id);
