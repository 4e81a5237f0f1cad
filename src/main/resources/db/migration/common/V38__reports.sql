-- For whom was bought, and what units cost: read from the index alone, as far as a report's span reaches.
create index transactions_bought on transactions (business_id, environment, sent_at, service, network, created_by,
  recipient, amount_kobo) where status = 'succeeded';
create index transactions_metered on transactions (business_id, environment, sent_at) where units is not null;

-- Who gets a statement of each month by mail; no row, nobody.
create table statement_wishes (
  business_id ${id} not null references businesses (id),
  environment ${text} not null check (environment in ('sandbox', 'live')),
  user_id ${id} not null references users (id),
  created_at ${millis} not null,
  primary key (business_id, environment)
) ${strict};

-- That a month's statement went into the post, so that it never does twice.
create table statements (
  business_id ${id} not null references businesses (id),
  environment ${text} not null check (environment in ('sandbox', 'live')),
  -- 2026-11
  month ${id} not null check (length(month) = 7),
  posted_at ${millis} not null,
  primary key (business_id, environment, month)
) ${strict};
