-- Many purchases at once, from a file, pasted lines or a group. Everything in it is checked before anything is sent; each
-- row that is sent is a transaction like any other.
create table batches (
  id ${id} not null primary key check (length(id) = 36),
  business_id ${id} not null references businesses (id),
  environment ${text} not null check (environment in ('sandbox', 'live')),
  service ${text} not null check (service in ('airtime', 'data', 'electricity', 'cable-tv', 'sms')),
  -- The file's.
  name ${text} not null check (length(name) between 1 and 100),
  -- The upload's heading, a JSON list.
  heading ${text} not null check (length(heading) <= 20000),
  state ${text} not null check (state in ('reading', 'draft', 'running', 'paused', 'stopped', 'finished')),
  -- Why it paused.
  reason ${text},
  -- The batch whose failed rows this one holds.
  again_of ${id} references batches (id),
  form_nonce ${id} not null,
  made_by ${id} not null references users (id),
  created_at ${millis} not null,
  -- What was agreed to: by whom, how much in all, and whether rows that look like a second time are meant.
  started_by ${id} references users (id),
  started_at ${millis},
  accepted_kobo ${kobo},
  doubles_too ${number} not null check (doubles_too in (0, 1)),
  -- Who works on it, while somebody does; whoever finds another's here stops.
  runner ${id},
  boot_id ${id},
  lease_until ${millis},
  finished_at ${millis},
  unique (business_id, form_nonce),
  check ((state = 'running') = (runner is not null)),
  check (state in ('reading', 'draft') or (started_by is not null and started_at is not null)),
  check ((state in ('stopped', 'finished')) = (finished_at is not null))
) ${strict};
create index batches_of_business on batches (business_id, environment, id);
create index batches_busy on batches (state) where state in ('reading', 'running');

create table batch_rows (
  batch_id ${id} not null references batches (id),
  -- Its number among the rows, from 1, and its line in the file.
  row_number ${number} not null,
  line ${number} not null,
  business_id ${id} not null references businesses (id),
  -- As it came, a JSON list; and what is read of it by field, a JSON object.
  cells ${text} not null,
  fields ${text} not null,
  -- What is wrong with it, a JSON list; nothing while it can be bought.
  errors ${text},
  left_out ${number} not null check (left_out in (0, 1)),
  -- Why it was not sent though it was to be.
  held ${text},
  network ${text},
  network_name ${text},
  recipient ${id},
  product ${text},
  product_name ${text},
  meter_type ${text},
  message ${text},
  amount_kobo ${kobo} check (amount_kobo >= 0),
  list_read_at ${millis},
  -- What it looks like a second time of: an earlier row (its own number for the first of them), or a transaction.
  double_of_row ${number},
  double_of ${id} references transactions (id),
  -- The failed transaction that it is bought again after.
  again_of ${id} references transactions (id),
  primary key (batch_id, row_number),
  check (errors is not null or recipient is not null)
) ${clustered};
create index batch_rows_of_business on batch_rows (business_id);
create index batch_rows_by_recipient on batch_rows (batch_id, recipient, row_number);

-- Which row of which batch it is; one transaction a row, whoever runs it.
alter table transactions add column batch_id ${id} references batches (id);
alter table transactions add column batch_row ${number};
create unique index transactions_of_batch on transactions (batch_id, batch_row) where batch_id is not null;
