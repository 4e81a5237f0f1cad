-- Text search over a history: any part of three characters or more, by an index of trigrams. SQLite has an index of its own
-- for this, see sqlite/V29__search.sql. The extension comes with PostgreSQL, and a database's owner may create it.
create extension if not exists pg_trgm;

create function search_body(recipient text, reference text, token text, network text, network_name text, product text,
  product_name text, message text, note text) returns text
language sql immutable parallel safe as $$
  select lower((recipient || chr(10) || coalesce(reference, '') || chr(10) || coalesce(token, '') || chr(10)
    || coalesce(network, '') || chr(10) || coalesce(network_name, '') || chr(10) || coalesce(product, '') || chr(10)
    || coalesce(product_name, '') || chr(10) || coalesce(message, '') || chr(10) || coalesce(note, '')) collate "C")
$$;

create index transactions_search on transactions using gin (search_body(recipient, reference, token, network,
  network_name, product, product_name, message, note) gin_trgm_ops) where status <> 'draft';
