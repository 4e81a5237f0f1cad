-- A session gets an id that a page may name, a stage, and where and by what it is used. Whoever was signed in signs in
-- once more: nothing of all that is known of the old rows.
drop table sessions;
create table sessions (
  id ${id} not null primary key check (length(id) = 36),
  -- Only a hash of the token is kept: who reads the database can't sign in with it.
  token_hash ${id} not null unique,
  user_id ${id} not null references users (id),
  business_id ${id} not null references businesses (id),
  -- 'password': the second factor is still to come, and nothing else may be done.
  stage ${text} not null check (stage in ('password', 'full')),
  created_at ${millis} not null,
  -- When its holder last showed the password (or more): what is sensitive asks for it anew after a while.
  confirmed_at ${millis} not null,
  last_seen_at ${millis} not null,
  last_seen_from ${text} not null check (length(last_seen_from) <= 45),
  expires_at ${millis} not null,
  -- The browser's own word for itself.
  device ${text} not null check (length(device) <= 300)
) ${strict};
create index sessions_of_user on sessions (user_id);
create index sessions_by_end on sessions (expires_at);

-- Leaking buckets: what was tried too often may not be tried now. The name is a hash, for it holds mail addresses.
create table attempts (
  name ${id} not null primary key check (length(name) = 64),
  -- When the bucket is empty again if nothing more is tried.
  empty_by ${millis} not null
) ${strict};
create index attempts_by_end on attempts (empty_by);

-- A browser in which somebody signed in once: a flood of tries from elsewhere does not keep them out of it.
create table known_browsers (
  token_hash ${id} not null,
  user_id ${id} not null references users (id),
  created_at ${millis} not null,
  used_at ${millis} not null,
  primary key (token_hash, user_id)
) ${strict};
create index known_browsers_of_user on known_browsers (user_id);
create index known_browsers_by_use on known_browsers (used_at);
