-- What a transaction was bought again after is of the same business, was sent, and stays.
-- Same rules as sqlite/V6__again_guards.sql.
create function transactions_again_of_own() returns trigger language plpgsql as $$
begin
  if new.again_of is not null and not exists (
    select 1 from transactions t where t.id = new.again_of and t.business_id = new.business_id
      and t.environment = new.environment and t.status <> 'draft') then
    raise exception 'only what the same business sent is bought again';
  end if;
  return new;
end $$;
create trigger transactions_again_of_own before insert on transactions
for each row execute function transactions_again_of_own();

create function transactions_again_stays() returns trigger language plpgsql as $$
begin
  if new.again_of is distinct from old.again_of then
    raise exception 'what was bought again does not change';
  end if;
  return new;
end $$;
create trigger transactions_again_stays before update of again_of on transactions
for each row execute function transactions_again_stays();
