-- A passkey: the public half of a key that never leaves its owner's device.
create table passkeys (
  id ${id} not null primary key check (length(id) = 36),
  user_id ${id} not null references users (id),
  name ${text} not null check (length(name) between 1 and 50),
  -- As the device names it, in base64url; two users can't have the same.
  credential_id ${id} not null unique check (length(credential_id) <= 1400),
  public_key ${bytes} not null,
  -- Grows with each use, or stays 0 with devices that don't count: one that goes back is a copy. Up to 32 bits.
  sign_count ${millis} not null check (sign_count >= 0),
  created_at ${millis} not null,
  used_at ${millis}
) ${strict};
create index passkeys_of_user on passkeys (user_id);

-- What a device is to sign, once and soon. A new question takes the place of the last.
create table passkey_challenges (
  user_id ${id} not null references users (id),
  purpose ${text} not null check (purpose in ('create', 'get')),
  -- The whole question, as the library writes it.
  request ${text} not null,
  expires_at ${millis} not null,
  primary key (user_id, purpose)
) ${strict};
create index passkey_challenges_by_end on passkey_challenges (expires_at);
