-- Numbers that a business has given names to. `folded` is the name as it is looked for and put in order: small letters
-- without marks, the same on both databases. `used_at` moves with each draft, so that what is used most lately is
-- suggested first.
create table recipients (
  id ${id} not null primary key check (length(id) = 36),
  business_id ${id} not null references businesses (id),
  environment ${text} not null check (environment in ('sandbox', 'live')),
  kind ${text} not null check (kind in ('phone', 'meter', 'smartcard')),
  -- As purchases have it.
  number ${id} not null check (length(number) between 4 and 30),
  name ${text} not null check (length(name) between 1 and 100),
  folded ${id} not null,
  -- What goes with the number while no purchase has proven better: Kpoint's code of a network, disco or provider.
  network ${id} check (length(network) between 1 and 40),
  meter_type ${text} check (meter_type in ('prepaid', 'postpaid')),
  created_by ${id} not null references users (id),
  created_at ${millis} not null,
  updated_at ${millis} not null,
  used_at ${millis} not null,
  unique (business_id, environment, kind, number)
) ${strict};
create index recipients_by_name on recipients (business_id, environment, folded, id);
create index recipients_by_use on recipients (business_id, environment, kind, used_at, id);

create table recipient_groups (
  id ${id} not null primary key check (length(id) = 36),
  business_id ${id} not null references businesses (id),
  environment ${text} not null check (environment in ('sandbox', 'live')),
  name ${text} not null check (length(name) between 1 and 40),
  folded ${id} not null,
  created_at ${millis} not null,
  unique (business_id, environment, folded)
) ${strict};

create table recipient_members (
  group_id ${id} not null references recipient_groups (id),
  recipient_id ${id} not null references recipients (id),
  business_id ${id} not null references businesses (id),
  primary key (group_id, recipient_id)
) ${clustered};
create index recipient_members_of on recipient_members (recipient_id);
create index recipient_members_of_business on recipient_members (business_id, group_id, recipient_id);
