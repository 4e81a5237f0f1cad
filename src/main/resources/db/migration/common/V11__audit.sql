-- Who did what, when and from where. Append-only, and chained: each entry's hash covers its own content and the hash
-- before it. No references: the log outlives what it tells of.
create table audit_entries (
  -- The business it is of; 'portal' for what belongs to none.
  chain ${id} not null,
  -- 1, 2, 3 …, without a gap.
  position ${millis} not null check (position > 0),
  happened_at ${millis} not null,
  business_id ${id},
  -- Null: nobody was signed in, or the portal itself.
  user_id ${id},
  kind ${text} not null check (length(kind) between 1 and 40),
  outcome ${text} not null check (outcome in ('done', 'refused', 'broken')),
  -- 'sandbox' or 'live' where it is about keys or purchases.
  environment ${text} check (environment in ('sandbox', 'live')),
  address ${text} check (length(address) <= 45),
  device ${text} check (length(device) <= 60),
  -- The id of what it is about.
  subject ${id} check (length(subject) <= 60),
  detail ${text} check (length(detail) <= 500),
  hash ${id} not null check (length(hash) = 64),
  primary key (chain, position)
) ${strict};

-- The end of each chain: whoever writes the next entry holds this row, so no two entries follow the same one, and an
-- end that was cut off is missed.
create table audit_heads (
  chain ${id} not null primary key,
  length ${millis} not null check (length >= 0),
  hash ${id} not null
) ${strict};
