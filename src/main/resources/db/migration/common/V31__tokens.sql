-- A meter that a token was bought for. Kept by triggers as tokens come (V32), so that the list of meters costs the same
-- however many tokens there are; its name is the owner's.
create table meters (
  -- Of the transaction that brought its first token.
  id ${id} not null primary key references transactions (id),
  business_id ${id} not null references businesses (id),
  environment ${text} not null check (environment in ('sandbox', 'live')),
  network ${id} not null,
  network_name ${text},
  meter_number ${id} not null,
  nickname ${text} check (length(nickname) between 1 and 40),
  last_transaction_id ${id} not null,
  last_at ${millis} not null,
  unique (business_id, environment, network, meter_number)
) ${strict};
create index meters_by_time on meters (business_id, environment, last_at, id);

-- A token that somebody keyed in; taken back, it is no row again. The place is its own among those of its transaction.
create table loaded_tokens (
  transaction_id ${id} not null references transactions (id),
  place ${number} not null check (place between 1 and 100),
  business_id ${id} not null references businesses (id),
  loaded_by ${id} not null references users (id),
  loaded_at ${millis} not null,
  primary key (transaction_id, place)
) ${clustered};
create index loaded_tokens_of_business on loaded_tokens (business_id);

-- One meter's tokens in the order of loading; with the tokens themselves, so that looking for one reads nothing else.
create index transactions_tokens on transactions (business_id, environment, network, recipient, sent_at, id, token)
  where service = 'electricity' and token is not null;
