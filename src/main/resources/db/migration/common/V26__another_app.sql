-- An app that no code has proved yet, at most one a user: beside the one that is on, whose place it takes when it is proved.
create table authenticator_proposals (
  user_id ${id} not null primary key references users (id),
  -- Encrypted as in authenticators, for this user alone.
  seed ${bytes} not null,
  created_at ${millis} not null
) ${strict};
insert into authenticator_proposals (user_id, seed, created_at)
  select user_id, seed, created_at from authenticators where confirmed_at is null;
delete from authenticators where confirmed_at is null;
