-- An authenticator app, at most one a user. Until a first code has proved it, it is a proposal and asks nothing of anybody.
create table authenticators (
  user_id ${id} not null primary key references users (id),
  -- Encrypted by the keyset, for this user alone.
  seed ${bytes} not null,
  created_at ${millis} not null,
  confirmed_at ${millis},
  -- The time step of the last code that was taken: no code is good twice, nor one from before it.
  last_step ${number},
  check ((confirmed_at is null) = (last_step is null))
) ${strict};

-- For the day the phone is lost. Only hashes: a code has 120 random bits.
create table recovery_codes (
  code_hash ${id} not null primary key check (length(code_hash) = 64),
  user_id ${id} not null references users (id),
  created_at ${millis} not null,
  used_at ${millis}
) ${strict};
create index recovery_codes_of_user on recovery_codes (user_id);
