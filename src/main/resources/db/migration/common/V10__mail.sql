-- Null: nobody has shown yet that mail to this address reaches them.
alter table users add column email_verified_at ${millis};

-- Links in mails, each good once. Only a hash of the token is kept: who reads the database can't use them.
create table mail_links (
  token_hash ${id} not null primary key,
  user_id ${id} not null references users (id),
  purpose ${text} not null check (purpose in ('verify', 'reset', 'change', 'undo')),
  -- The address that the link is about: to be verified, to be changed to, or to be put back.
  email ${id} not null check (length(email) between 3 and 254),
  created_at ${millis} not null,
  expires_at ${millis} not null,
  used_at ${millis}
) ${strict};
create index mail_links_of_user on mail_links (user_id);
create index mail_links_by_email on mail_links (email) where purpose = 'undo';
create index mail_links_by_end on mail_links (expires_at);

-- Jobs that outlive a restart: db-scheduler's own table, its names kept, times in milliseconds; ${flag} is a boolean.
-- task_data is encrypted for its task_instance, and goes with the row when the job is done.
create table scheduled_tasks (
  task_name ${text} not null,
  task_instance ${id} not null,
  task_data ${bytes},
  execution_time ${millis} not null,
  picked ${flag} not null,
  picked_by ${text},
  last_success ${millis},
  last_failure ${millis},
  consecutive_failures ${number},
  last_heartbeat ${millis},
  version ${millis} not null,
  priority ${number},
  state ${text},
  primary key (task_name, task_instance)
) ${strict};
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_alive on scheduled_tasks (last_heartbeat);
