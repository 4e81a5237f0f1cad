-- Same rules as sqlite/V47__batch_guards.sql.
alter table transactions drop constraint transactions_paid_through_check;
alter table transactions add constraint transactions_paid_through_check
  check (paid_through in ('page', 'batch', 'schedule')) not valid;

create function transactions_batch_of_own() returns trigger language plpgsql as $$
begin
  if new.batch_id is not null and not exists (
    select 1 from batches b where b.id = new.batch_id and b.business_id = new.business_id
      and b.environment = new.environment) then
    raise exception 'a row is bought for the business of its batch';
  end if;
  return new;
end $$;
create trigger transactions_batch_of_own before insert on transactions
for each row execute function transactions_batch_of_own();

create function transactions_batch_stays() returns trigger language plpgsql as $$
begin
  if new.batch_id is distinct from old.batch_id or new.batch_row is distinct from old.batch_row then
    raise exception 'what a transaction is a row of does not change';
  end if;
  return new;
end $$;
create trigger transactions_batch_stays before update of batch_id, batch_row on transactions
for each row execute function transactions_batch_stays();
