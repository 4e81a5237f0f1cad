-- Whether the device keeps the passkey itself and so can sign in without being asked for a name first, as far as the
-- browser told when it was made. Null: it didn't tell, or nobody asked then.
alter table passkeys add column discoverable ${flag};

-- Also asked of visitors, who aren't known before they answer. Questions live for minutes: the old ones are let go.
drop table passkey_challenges;
create table passkey_challenges (
  id ${id} not null primary key check (length(id) = 36),
  user_id ${id} references users (id),
  -- A hash of the cookie that the visitor has before signing in.
  visitor ${id} check (length(visitor) = 64),
  purpose ${text} not null check (purpose in ('create', 'get', 'sign_in')),
  -- The whole question, as the library writes it.
  request ${text} not null,
  expires_at ${millis} not null,
  check ((user_id is null) <> (visitor is null)),
  check ((visitor is not null) = (purpose = 'sign_in')),
  unique (user_id, purpose),
  unique (visitor, purpose)
) ${strict};
create index passkey_challenges_by_end on passkey_challenges (expires_at);
