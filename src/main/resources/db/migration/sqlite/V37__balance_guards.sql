-- What the owner entered stays, until the record of a deleted business is erased. Same rules as
-- postgresql/V37__balance_guards.sql.
create trigger balance_entries_fixed before update on balance_entries
begin
  select raise(abort, 'balance entries are append-only');
end;

create trigger balance_entries_stay before delete on balance_entries
when not exists (
  select 1 from businesses b where b.id = old.business_id and b.records_erased_at is not null)
begin
  select raise(abort, 'balance entries are append-only');
end;

create trigger balance_entries_take_back_own before insert on balance_entries
when new.takes_back is not null and not exists (
  select 1 from balance_entries e where e.id = new.takes_back and e.business_id = new.business_id
    and e.environment = new.environment and e.kind <> 'taken_back')
begin
  select raise(abort, 'only an entry of the same business is taken back');
end;
