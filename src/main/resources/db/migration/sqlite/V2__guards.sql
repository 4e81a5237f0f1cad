-- The state table of a transaction, held by the database itself. Same rules as postgresql/V2__guards.sql.
create trigger transactions_start_as_drafts before insert on transactions
when new.status <> 'draft'
begin
  select raise(abort, 'a transaction starts as a draft');
end;

create trigger transactions_edges before update of status on transactions
when new.status <> old.status and not (
  (old.status = 'draft' and new.status = 'sending')
  or (old.status = 'sending' and new.status in ('succeeded', 'failed', 'pending', 'unknown'))
  or (new.settled_by is not null and new.note is not null and (
    (old.status in ('pending', 'unknown') and new.status in ('succeeded', 'failed'))
    or (old.status = 'succeeded' and new.status = 'reversed')
    or (old.settled_by is not null and (
      (old.status = 'succeeded' and new.status = 'failed')
      or (old.status = 'failed' and new.status = 'succeeded')
      or (old.status = 'reversed' and new.status = 'succeeded'))))))
begin
  select raise(abort, 'no such edge between two states of a transaction');
end;

create trigger transactions_facts before update of
  id, business_id, environment, service, network, network_name, recipient, product, product_name, meter_type,
  message, amount_kobo, form_nonce, created_by, created_at, attempt_id, paid_by, paid_through, paid_again, key_id,
  sent_at, boot_id on transactions
when old.status <> 'draft' or new.business_id is not old.business_id or new.environment is not old.environment
begin
  select raise(abort, 'what was sent does not change');
end;

create trigger transactions_stay before delete on transactions
when old.status <> 'draft'
begin
  select raise(abort, 'a transaction is never deleted');
end;

create trigger transaction_events_fixed before update on transaction_events
begin
  select raise(abort, 'events are append-only');
end;

create trigger transaction_events_stay before delete on transaction_events
begin
  select raise(abort, 'events are append-only');
end;
