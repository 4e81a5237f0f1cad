-- A file of the history that is too long to wait for: made in the background, and kept for some days.
create table exports (
  id ${id} not null primary key check (length(id) = 36),
  business_id ${id} not null references businesses (id),
  environment ${text} not null check (environment in ('sandbox', 'live')),
  made_by ${id} not null references users (id),
  format ${text} not null check (format in ('csv', 'xlsx', 'json', 'pdf')),
  -- As in the list's address.
  filter ${text} not null check (length(filter) <= 4000),
  state ${text} not null check (state in ('waiting', 'running', 'ready', 'failed', 'cancelled', 'expired')),
  -- Of whoever works on it; one who finds another's here stops.
  attempt ${id},
  tries ${number} not null,
  rows_expected ${number} not null,
  rows_written ${number} not null,
  created_at ${millis} not null,
  finished_at ${millis},
  expires_at ${millis},
  check ((state in ('waiting', 'running')) = (finished_at is null)),
  check (state <> 'ready' or expires_at is not null)
) ${strict};
create index exports_of_business on exports (business_id, id);
create index exports_by_state on exports (state);
