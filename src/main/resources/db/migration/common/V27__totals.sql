-- ${clustered}: on SQLite its STRICT, and WITHOUT ROWID, so that the rows stand in their key; nothing on PostgreSQL.

-- How many transactions of a kind there are, and what they cost together: kept by triggers as each moves (V28), so that a
-- sum costs the same however long the history. A cell with a count of 0 is one that all have left again.
create table totals (
  business_id ${id} not null references businesses (id),
  environment ${text} not null check (environment in ('sandbox', 'live')),
  -- By when they were sent, in Lagos: a day, 2026-11-24; a month, 2026-11; a year, 2026. Each transaction is in three.
  period ${id} not null check (length(period) in (4, 7, 10)),
  service ${id} not null,
  -- '' where there is none.
  network ${id} not null,
  user_id ${id} not null references users (id),
  status ${id} not null,
  count ${millis} not null,
  amount_kobo ${kobo} not null,
  -- What Kpoint says that it charged; the amount where it doesn't.
  charged_kobo ${kobo} not null,
  -- Of those that Kpoint answered: how many, and their milliseconds from the sending on.
  answered ${millis} not null,
  took_ms ${millis} not null,
  primary key (business_id, environment, period, service, network, user_id, status)
) ${clustered};

-- Moves with each change of a business's history: what was drawn of it at the same version is still true.
create table history_versions (
  business_id ${id} not null references businesses (id),
  environment ${text} not null check (environment in ('sandbox', 'live')),
  version ${millis} not null,
  primary key (business_id, environment)
) ${clustered};
