-- One schema for both databases; what they call differently is a placeholder:
--   ${id}      text compared byte by byte          ${text}   text
--   ${millis}  milliseconds since 1970, UTC        ${kobo}   money, in kobo
--   ${number}  a small whole number                ${bytes}  binary
--   ${strict}  SQLite's STRICT, nothing on PostgreSQL
-- Ids are UUIDv7. `environment` is 'sandbox' or 'live'; no query crosses it.

create table businesses (
  id ${id} not null primary key check (length(id) = 36),
  name ${text} not null check (length(name) between 1 and 100),
  created_at ${millis} not null,
  -- Written by every fence, so that two purchases of one business wait for each other on both databases.
  last_payment_at ${millis}
) ${strict};

create table users (
  id ${id} not null primary key check (length(id) = 36),
  name ${text} not null check (length(name) between 1 and 100),
  -- Lower case; two users can't share one.
  email ${id} not null unique check (length(email) between 3 and 254),
  password_hash ${text} not null,
  created_at ${millis} not null,
  password_changed_at ${millis} not null
) ${strict};

create table memberships (
  business_id ${id} not null references businesses (id),
  user_id ${id} not null references users (id),
  role ${text} not null check (role in ('owner', 'manager', 'buyer', 'viewer')),
  created_at ${millis} not null,
  primary key (business_id, user_id)
) ${strict};
create index memberships_of_user on memberships (user_id);

-- Only a hash of the token is kept: who reads the database can't sign in with it.
create table sessions (
  token_hash ${id} not null primary key,
  user_id ${id} not null references users (id),
  business_id ${id} not null references businesses (id),
  created_at ${millis} not null,
  last_seen_at ${millis} not null,
  expires_at ${millis} not null
) ${strict};
create index sessions_of_user on sessions (user_id);
create index sessions_by_end on sessions (expires_at);

-- A Kpoint key. Removed keys stay as rows without their secret, for the transactions they paid.
create table api_keys (
  id ${id} not null primary key check (length(id) = 36),
  business_id ${id} not null references businesses (id),
  environment ${text} not null check (environment in ('sandbox', 'live')),
  ciphertext ${bytes},
  last4 ${text} not null check (length(last4) <= 4),
  state ${text} not null check (state in ('unverified', 'working', 'refused', 'fee_not_paid', 'removed')),
  created_by ${id} not null references users (id),
  created_at ${millis} not null,
  checked_at ${millis},
  last_worked_at ${millis},
  removed_at ${millis},
  check ((state = 'removed') = (removed_at is not null)),
  check ((state = 'removed') = (ciphertext is null))
) ${strict};
create unique index api_keys_current on api_keys (business_id, environment) where removed_at is null;

-- One row: a known text under the keyset, to tell a wrong keyset before it does harm.
create table keyset_checks (
  id ${number} not null primary key check (id = 1),
  ciphertext ${bytes} not null
) ${strict};

-- The last good answer of each of Kpoint's lists, served when Kpoint is down.
create table kept_lists (
  business_id ${id} not null references businesses (id),
  environment ${text} not null check (environment in ('sandbox', 'live')),
  list ${text} not null,
  parameter ${text} not null,
  body ${text} not null,
  read_at ${millis} not null,
  primary key (business_id, environment, list, parameter)
) ${strict};

create table transactions (
  id ${id} not null primary key check (length(id) = 36),
  business_id ${id} not null references businesses (id),
  environment ${text} not null check (environment in ('sandbox', 'live')),
  status ${text} not null
    check (status in ('draft', 'sending', 'succeeded', 'reversed', 'failed', 'pending', 'unknown')),
  service ${text} not null check (service in ('airtime', 'data', 'electricity', 'cable-tv', 'sms')),
  -- What was seen on the review page. The network column holds the network, disco or provider code.
  network ${text},
  network_name ${text},
  recipient ${text} not null check (length(recipient) <= 40),
  product ${text},
  product_name ${text},
  meter_type ${text} check (meter_type in ('prepaid', 'postpaid')),
  message ${text} check (length(message) <= 2000),
  amount_kobo ${kobo} check (amount_kobo >= 0),
  list_read_at ${millis},
  form_nonce ${id} not null,
  created_by ${id} not null references users (id),
  created_at ${millis} not null,
  expires_at ${millis} not null,
  -- The fence.
  attempt_id ${id} unique,
  paid_by ${id} references users (id),
  paid_through ${text} check (paid_through in ('page')),
  paid_again ${number} check (paid_again in (0, 1)),
  key_id ${id} references api_keys (id),
  sent_at ${millis},
  boot_id ${id},
  lease_until ${millis},
  -- The outcome.
  finished_at ${millis},
  reached ${text} check (reached in ('not_sent', 'connected', 'sent', 'answered')),
  reference ${text},
  token ${text},
  units ${text},
  charged_kobo ${kobo},
  kpoint_message ${text},
  reason ${text},
  -- A person's word.
  settled_by ${id} references users (id),
  settled_at ${millis},
  note ${text} check (length(note) <= 500),
  unique (business_id, form_nonce),
  check (status = 'draft' or (attempt_id is not null and sent_at is not null and boot_id is not null
    and lease_until is not null and paid_by is not null and paid_through is not null and key_id is not null)),
  check (status in ('draft', 'sending') or finished_at is not null)
) ${strict};
create index transactions_by_time on transactions (business_id, environment, sent_at, id);
create index transactions_by_recipient on transactions (business_id, environment, recipient, sent_at);
create index transactions_open on transactions (business_id, environment, status, sent_at)
  where status in ('sending', 'pending', 'unknown');
create index transactions_in_flight on transactions (lease_until) where status = 'sending';
create index transactions_drafts on transactions (expires_at) where status = 'draft';

-- Each step of a transaction: who, when, from, to, why. Append-only.
create table transaction_events (
  id ${id} not null primary key check (length(id) = 36),
  transaction_id ${id} not null references transactions (id),
  business_id ${id} not null references businesses (id),
  happened_at ${millis} not null,
  -- Null: the portal itself.
  user_id ${id} references users (id),
  from_status ${text} not null,
  to_status ${text} not null,
  reason ${text} not null,
  note ${text}
) ${strict};
create index transaction_events_of on transaction_events (transaction_id, happened_at, id);

-- What Kpoint said, kept raw (the key redacted), one row an attempt.
create table answers (
  attempt_id ${id} not null primary key,
  transaction_id ${id} not null references transactions (id),
  business_id ${id} not null references businesses (id),
  received_at ${millis} not null,
  http_status ${number},
  body ${text},
  took_ms ${millis} not null
) ${strict};
create index answers_of on answers (transaction_id);
