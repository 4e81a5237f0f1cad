-- Batches that come round again by themselves: what is bought, when, until when, and for how much at most.
create table schedules (
  id ${id} not null primary key check (length(id) = 36),
  business_id ${id} not null references businesses (id),
  environment ${text} not null check (environment in ('sandbox', 'live')),
  service ${text} not null check (service in ('airtime', 'data', 'electricity', 'cable-tv', 'sms')),
  name ${text} not null check (length(name) between 1 and 100),
  -- As they were pasted; and what holds for those that don't say, a JSON object.
  pasted ${text} not null check (length(pasted) <= 40000),
  usual ${text} not null,
  repeats ${text} not null check (repeats in ('daily', 'weekly', 'monthly', 'cron')),
  -- Lagos time, 07:30; of the week from Monday, 1, or of the month, where the 31st is its last.
  at_time ${text} not null check (length(at_time) = 5),
  on_day ${number} not null check (on_day between 1 and 31),
  cron ${text} not null check (length(cron) <= 100),
  -- Days, 2026-11-24; the last one counts.
  starts_on ${text} not null check (length(starts_on) = 10),
  until ${text} check (length(until) = 10),
  -- What one time may come to: kobo, or messages where they have no price.
  most ${kobo} not null check (most > 0),
  late_hours ${number} not null check (late_hours between 0 and 72),
  mail_before ${number} not null check (mail_before in (0, 1)),
  mail_after ${number} not null check (mail_after in (0, 1)),
  state ${text} not null check (state in ('active', 'paused', 'ended')),
  -- Why it paused.
  reason ${text},
  -- Who pays.
  made_by ${id} not null references users (id),
  form_nonce ${id} not null,
  created_at ${millis} not null,
  -- The first time that nobody has begun; and the last that somebody has.
  next_at ${millis},
  last_at ${millis},
  -- The time that was told of before it came.
  noticed_at ${millis},
  unique (business_id, form_nonce),
  check (state <> 'ended' or next_at is null)
) ${strict};
create index schedules_of_business on schedules (business_id, environment, id);
create index schedules_due on schedules (next_at) where state = 'active';

-- A time that came. Its row is there before anything is done about it, and stays: none is begun twice.
create table schedule_times (
  schedule_id ${id} not null references schedules (id),
  due_at ${millis} not null,
  business_id ${id} not null references businesses (id),
  -- Whoever looks at its rows, and until when nobody else does; one who finds another's here stops.
  attempt ${id},
  lease_until ${millis},
  -- Why it waits for a person; nothing: it was begun.
  reason ${text},
  -- When what came of it was told.
  told_at ${millis},
  primary key (schedule_id, due_at),
  check ((attempt is null) = (lease_until is null))
) ${clustered};
create index schedule_times_of_business on schedule_times (business_id);
create index schedule_times_untold on schedule_times (schedule_id, due_at) where told_at is null;

alter table batches add column schedule_id ${id} references schedules (id);
alter table batches add column due_at ${millis};
create unique index batches_of_schedule on batches (schedule_id, due_at) where schedule_id is not null;
