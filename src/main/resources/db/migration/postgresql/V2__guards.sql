-- The state table of a transaction, held by the database itself. Same rules as sqlite/V2__guards.sql.
create function transactions_start_as_drafts() returns trigger language plpgsql as $$
begin
  if new.status <> 'draft' then
    raise exception 'a transaction starts as a draft';
  end if;
  return new;
end $$;
create trigger transactions_start_as_drafts before insert on transactions
for each row execute function transactions_start_as_drafts();

create function transactions_edges() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and not (
    (old.status = 'draft' and new.status = 'sending')
    or (old.status = 'sending' and new.status in ('succeeded', 'failed', 'pending', 'unknown'))
    or (new.settled_by is not null and new.note is not null and (
      (old.status in ('pending', 'unknown') and new.status in ('succeeded', 'failed'))
      or (old.status = 'succeeded' and new.status = 'reversed')
      or (old.settled_by is not null and (
        (old.status = 'succeeded' and new.status = 'failed')
        or (old.status = 'failed' and new.status = 'succeeded')
        or (old.status = 'reversed' and new.status = 'succeeded')))))) then
    raise exception 'no such edge between two states of a transaction';
  end if;
  return new;
end $$;
create trigger transactions_edges before update of status on transactions
for each row execute function transactions_edges();

create function transactions_facts() returns trigger language plpgsql as $$
begin
  if old.status <> 'draft' or new.business_id is distinct from old.business_id
    or new.environment is distinct from old.environment then
    raise exception 'what was sent does not change';
  end if;
  return new;
end $$;
create trigger transactions_facts before update of
  id, business_id, environment, service, network, network_name, recipient, product, product_name, meter_type,
  message, amount_kobo, form_nonce, created_by, created_at, attempt_id, paid_by, paid_through, paid_again, key_id,
  sent_at, boot_id on transactions
for each row execute function transactions_facts();

create function transactions_stay() returns trigger language plpgsql as $$
begin
  if old.status <> 'draft' then
    raise exception 'a transaction is never deleted';
  end if;
  return old;
end $$;
create trigger transactions_stay before delete on transactions
for each row execute function transactions_stay();

create function transaction_events_fixed() returns trigger language plpgsql as $$
begin
  raise exception 'events are append-only';
end $$;
create trigger transaction_events_fixed before update or delete on transaction_events
for each row execute function transaction_events_fixed();
