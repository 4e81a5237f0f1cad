-- A search goes back in time, one span after another, until it has enough: so the index has, beside the trigrams of a row's text,
-- numbers for whose it is and when it was sent, to spans of 1, 32 and 1,024 hours, and for its amount. Two rows may share one by
-- chance: whoever looks by them asks the row too. No function calls another: a dump is put back where none is found by its bare name.
create function search_keys(business_id text, environment text, sent_at bigint, amount_kobo bigint) returns bigint[]
language sql immutable parallel safe as $$
  select array[
    hashtextextended((business_id || ' ' || environment || ' ') collate "C", 0),
    hashtextextended((business_id || ' ' || environment || ' 1024h' || (sent_at / 3686400000)::text) collate "C", 0),
    hashtextextended((business_id || ' ' || environment || ' 32h' || (sent_at / 115200000)::text) collate "C", 0),
    hashtextextended((business_id || ' ' || environment || ' 1h' || (sent_at / 3600000)::text) collate "C", 0),
    hashtextextended((business_id || ' ' || environment || ' kobo' || coalesce(amount_kobo, 0)::text) collate "C", 0)]
$$;

create function search_keys_of(business_id text, environment text, whats text[]) returns bigint[]
language sql immutable parallel safe as $$
  select array_agg(hashtextextended((business_id || ' ' || environment || ' ' || what) collate "C", 0)) from unnest(whats) as what
$$;

-- Made before the other goes: reading waits for nothing meanwhile; writing does.
create index transactions_searched on transactions using gin (search_body(recipient, reference, token, network,
  network_name, product, product_name, message, note) gin_trgm_ops,
  search_keys(business_id, environment, sent_at, amount_kobo)) where status <> 'draft';
drop index transactions_search;
