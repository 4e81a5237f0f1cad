-- Each backup that was begun: what the operator's page shows, and how several portals know who makes the next.
create table backups (
  id ${id} not null primary key check (length(id) = 36),
  -- Which of the times that come by themselves; empty: an operator asked for it.
  slot_at ${millis} unique,
  begun_at ${millis} not null,
  -- The file's name, its length in bytes, and whether a passphrase is needed to read it.
  file ${text},
  bytes ${millis},
  encrypted ${number} check (encrypted in (0, 1)),
  made_at ${millis},
  failed_at ${millis},
  check ((made_at is null) = (file is null)),
  check (made_at is null or (failed_at is null and bytes is not null and encrypted is not null))
) ${strict};
create index backups_made on backups (made_at) where made_at is not null;

-- This database was put back from a backup: of what was bought between the two it knows nothing.
create table restores (
  restored_at ${millis} not null primary key,
  moment_at ${millis} not null
) ${strict};
