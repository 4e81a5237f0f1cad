-- All that the totals of a history and a month's spending read, so that they never touch the rows themselves.
create index transactions_totals
  on transactions (business_id, environment, status, sent_at, service, amount_kobo);
