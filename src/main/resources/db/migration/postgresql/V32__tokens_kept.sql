-- A token that comes brings its meter along. Same rules as sqlite/V32__tokens_kept.sql.
create function transactions_meters() returns trigger language plpgsql as $$
begin
  insert into meters (id, business_id, environment, network, network_name, meter_number, last_transaction_id, last_at)
  values (new.id, new.business_id, new.environment, new.network, new.network_name, new.recipient, new.id, new.sent_at)
  on conflict (business_id, environment, network, meter_number) do update set
    network_name = excluded.network_name, last_transaction_id = excluded.last_transaction_id, last_at = excluded.last_at
  where excluded.last_at >= meters.last_at;
  return null;
end $$;
create trigger transactions_meters after update of token on transactions
for each row when (old.token is null and new.token is not null and new.service = 'electricity'
  and new.network is not null and new.sent_at is not null)
execute function transactions_meters();

-- What stood under a deleted business's name is gone with it.
create function businesses_deleted_line() returns trigger language plpgsql as $$
begin
  if new.deleted_at is not null and new.receipt_line is not null then
    raise exception 'a deleted business has nothing to put on a receipt';
  end if;
  return new;
end $$;
create trigger businesses_deleted_line before update on businesses
for each row execute function businesses_deleted_line();

insert into meters (id, business_id, environment, network, network_name, meter_number, last_transaction_id, last_at)
select m.first_id, m.business_id, m.environment, m.network, t.network_name, m.recipient, t.id, t.sent_at
from (
    select business_id, environment, network, recipient, min(id) as first_id, max(sent_at) as last_at
    from transactions
    where service = 'electricity' and token is not null and network is not null
    group by business_id, environment, network, recipient) m
  join transactions t on t.id = (
    select max(x.id) from transactions x
    where x.business_id = m.business_id and x.environment = m.environment and x.network = m.network
      and x.recipient = m.recipient and x.sent_at = m.last_at and x.service = 'electricity' and x.token is not null);
