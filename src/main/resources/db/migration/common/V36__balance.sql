-- What the owner says of the money at Kpoint, which tells nobody its balance: an opening balance, deposits, and what was
-- read in Kpoint's dashboard. Append-only: what was wrong is taken back by another entry.
create table balance_entries (
  id ${id} not null primary key check (length(id) = 36),
  business_id ${id} not null references businesses (id),
  environment ${text} not null check (environment in ('sandbox', 'live')),
  kind ${text} not null check (kind in ('opening', 'deposit', 'check', 'taken_back')),
  -- When it was so, which may be long before it was entered.
  happened_at ${millis} not null,
  -- Of a check: what Kpoint's dashboard said. Of what is taken back: the same again.
  amount_kobo ${kobo} not null check (amount_kobo >= 0),
  note ${text} check (length(note) <= 500),
  -- Of a check: what was expected then, were no doubt spent, and how much was in doubt.
  expected_kobo ${kobo},
  doubt_kobo ${kobo} check (doubt_kobo >= 0),
  takes_back ${id} unique references balance_entries (id),
  form_nonce ${id} not null check (length(form_nonce) <= 100),
  entered_by ${id} not null references users (id),
  entered_at ${millis} not null,
  unique (business_id, form_nonce),
  check ((kind = 'taken_back') = (takes_back is not null)),
  check ((kind = 'check') = (expected_kobo is not null)),
  check ((kind = 'check') = (doubt_kobo is not null))
) ${strict};
create index balance_entries_by_time on balance_entries (business_id, environment, kind, happened_at, id);
create index balance_entries_of_business on balance_entries (business_id, id);

-- What may explain a drift: a person's word, and a price that was not the one shown.
create index transactions_settled on transactions (business_id, environment, settled_at) where settled_at is not null;
create index transactions_charged on transactions (business_id, environment, sent_at)
  where charged_kobo <> amount_kobo;
