-- What is frozen stays so, but for a business that its owner has deleted, and only after the day that was told then.
-- Same rules as sqlite/V21__erasure_guards.sql.
create function businesses_start_alive() returns trigger language plpgsql as $$
begin
  if new.deleted_at is not null or new.records_until is not null or new.audit_until is not null
    or new.records_erased_at is not null or new.audit_erased_at is not null then
    raise exception 'a business starts alive';
  end if;
  return new;
end $$;
create trigger businesses_start_alive before insert on businesses
for each row execute function businesses_start_alive();

create function businesses_deleted_once() returns trigger language plpgsql as $$
begin
  if (old.deleted_at is not null and (new.deleted_at, new.records_until, new.audit_until)
      is distinct from (old.deleted_at, old.records_until, old.audit_until))
    or (new.deleted_at is null and (new.records_until is not null or new.audit_until is not null))
    or (new.deleted_at is not null and (new.records_until is null or new.audit_until is null
      or new.records_until < new.deleted_at or new.audit_until < new.deleted_at))
    or (old.deleted_at is not null and (new.name <> old.name or new.daily_limit_kobo is not null)) then
    raise exception 'a business is deleted once, says how long its record is kept, and gets nothing back';
  end if;
  return new;
end $$;
create trigger businesses_deleted_once before update on businesses
for each row execute function businesses_deleted_once();

create function businesses_erased_in_time() returns trigger language plpgsql as $$
begin
  if (new.records_erased_at is distinct from old.records_erased_at and (old.records_erased_at is not null
      or old.records_until is null or new.records_erased_at < old.records_until))
    or (new.audit_erased_at is distinct from old.audit_erased_at and (old.audit_erased_at is not null
      or old.audit_until is null or new.audit_erased_at < old.audit_until)) then
    raise exception 'a record is erased after its time';
  end if;
  return new;
end $$;
create trigger businesses_erased_in_time before update on businesses
for each row execute function businesses_erased_in_time();

create function api_keys_of_the_living() returns trigger language plpgsql as $$
begin
  if exists (select 1 from businesses b where b.id = new.business_id and b.deleted_at is not null) then
    raise exception 'a deleted business gets no key';
  end if;
  return new;
end $$;
create trigger api_keys_of_the_living before insert on api_keys
for each row execute function api_keys_of_the_living();

create or replace function transactions_stay() returns trigger language plpgsql as $$
begin
  if old.status <> 'draft' and not exists (
    select 1 from businesses b where b.id = old.business_id and b.records_erased_at is not null) then
    raise exception 'a transaction is never deleted';
  end if;
  return old;
end $$;

create or replace function transaction_events_fixed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if exists (select 1 from businesses b where b.id = old.business_id and b.records_erased_at is not null) then
      return old;
    end if;
  end if;
  raise exception 'events are append-only';
end $$;

-- A chain goes whole or not at all: its head with it.
create or replace function audit_entries_fixed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if exists (select 1 from businesses b where b.id = old.chain and b.audit_erased_at is not null) then
      return old;
    end if;
  end if;
  raise exception 'the audit log is append-only';
end $$;

create or replace function audit_heads_grow() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.chain = old.chain and new.length >= old.length and new.length <= old.length + 1 then
      return new;
    end if;
  end if;
  if tg_op = 'DELETE' then
    if exists (select 1 from businesses b where b.id = old.chain and b.audit_erased_at is not null) then
      return old;
    end if;
  end if;
  raise exception 'an audit chain only grows';
end $$;
