-- What is frozen stays so, but for a business that its owner has deleted, and only after the day that was told then.
-- Same rules as postgresql/V21__erasure_guards.sql.
create trigger businesses_start_alive before insert on businesses
when new.deleted_at is not null or new.records_until is not null or new.audit_until is not null
  or new.records_erased_at is not null or new.audit_erased_at is not null
begin
  select raise(abort, 'a business starts alive');
end;

create trigger businesses_deleted_once before update on businesses
when (old.deleted_at is not null and (new.deleted_at is not old.deleted_at
    or new.records_until is not old.records_until or new.audit_until is not old.audit_until))
  or (new.deleted_at is null and (new.records_until is not null or new.audit_until is not null))
  or (new.deleted_at is not null and (new.records_until is null or new.audit_until is null
    or new.records_until < new.deleted_at or new.audit_until < new.deleted_at))
  or (old.deleted_at is not null and (new.name <> old.name or new.daily_limit_kobo is not null))
begin
  select raise(abort, 'a business is deleted once, says how long its record is kept, and gets nothing back');
end;

create trigger businesses_erased_in_time before update on businesses
when (new.records_erased_at is not old.records_erased_at and (old.records_erased_at is not null
    or old.records_until is null or new.records_erased_at < old.records_until))
  or (new.audit_erased_at is not old.audit_erased_at and (old.audit_erased_at is not null
    or old.audit_until is null or new.audit_erased_at < old.audit_until))
begin
  select raise(abort, 'a record is erased after its time');
end;

create trigger api_keys_of_the_living before insert on api_keys
when exists (select 1 from businesses b where b.id = new.business_id and b.deleted_at is not null)
begin
  select raise(abort, 'a deleted business gets no key');
end;

drop trigger transactions_stay;
create trigger transactions_stay before delete on transactions
when old.status <> 'draft' and not exists (
  select 1 from businesses b where b.id = old.business_id and b.records_erased_at is not null)
begin
  select raise(abort, 'a transaction is never deleted');
end;

drop trigger transaction_events_stay;
create trigger transaction_events_stay before delete on transaction_events
when not exists (
  select 1 from businesses b where b.id = old.business_id and b.records_erased_at is not null)
begin
  select raise(abort, 'events are append-only');
end;

-- A chain goes whole or not at all: its head with it.
drop trigger audit_entries_stay;
create trigger audit_entries_stay before delete on audit_entries
when not exists (select 1 from businesses b where b.id = old.chain and b.audit_erased_at is not null)
begin
  select raise(abort, 'the audit log is append-only');
end;

drop trigger audit_heads_stay;
create trigger audit_heads_stay before delete on audit_heads
when not exists (select 1 from businesses b where b.id = old.chain and b.audit_erased_at is not null)
begin
  select raise(abort, 'an audit chain only grows');
end;
