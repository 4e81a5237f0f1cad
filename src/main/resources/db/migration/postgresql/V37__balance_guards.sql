-- What the owner entered stays, until the record of a deleted business is erased. Same rules as
-- sqlite/V37__balance_guards.sql.
create function balance_entries_fixed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if exists (select 1 from businesses b where b.id = old.business_id and b.records_erased_at is not null) then
      return old;
    end if;
  end if;
  raise exception 'balance entries are append-only';
end $$;
create trigger balance_entries_fixed before update or delete on balance_entries
for each row execute function balance_entries_fixed();
create trigger balance_entries_not_emptied before truncate on balance_entries
for each statement execute function balance_entries_fixed();

create function balance_entries_take_back_own() returns trigger language plpgsql as $$
begin
  if new.takes_back is not null and not exists (
    select 1 from balance_entries e where e.id = new.takes_back and e.business_id = new.business_id
      and e.environment = new.environment and e.kind <> 'taken_back') then
    raise exception 'only an entry of the same business is taken back';
  end if;
  return new;
end $$;
create trigger balance_entries_take_back_own before insert on balance_entries
for each row execute function balance_entries_take_back_own();
