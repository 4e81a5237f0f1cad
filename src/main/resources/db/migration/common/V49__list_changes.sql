-- How Kpoint's lists changed, as each business's own key saw them: whether another key's lists hold the same prices, Kpoint
-- does not say. The first list of all is no change.
create table list_changes (
  id ${id} not null primary key check (length(id) = 36),
  business_id ${id} not null references businesses (id),
  environment ${text} not null check (environment in ('sandbox', 'live')),
  list ${text} not null,
  -- Whose plan or package it is; the thing itself where the list is one of networks or providers.
  network ${text} not null,
  code ${text} not null,
  name ${text} not null,
  kind ${text} not null check (kind in ('added', 'price', 'renamed', 'vanished', 'back')),
  -- What a renamed one was called before.
  old_name ${text},
  -- None where the list has no prices.
  old_kobo ${kobo},
  new_kobo ${kobo},
  seen_at ${millis} not null,
  check ((kind = 'renamed') = (old_name is not null)),
  check (kind <> 'price' or old_kobo <> new_kobo)
) ${strict};
create index list_changes_of_business on list_changes (business_id, environment, seen_at, id);
create index list_changes_of_list on list_changes (business_id, environment, list, network, seen_at);
create index list_changes_by_age on list_changes (seen_at);

-- What its rows were to buy when a person last saw the prices, a JSON list; nothing where Kpoint's lists have no price.
alter table schedules add column plans ${text};
