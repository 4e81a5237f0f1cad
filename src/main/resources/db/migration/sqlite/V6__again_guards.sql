-- What a transaction was bought again after is of the same business, was sent, and stays.
-- Same rules as postgresql/V6__again_guards.sql.
create trigger transactions_again_of_own before insert on transactions
when new.again_of is not null and not exists (
  select 1 from transactions t where t.id = new.again_of and t.business_id = new.business_id
    and t.environment = new.environment and t.status <> 'draft')
begin
  select raise(abort, 'only what the same business sent is bought again');
end;

create trigger transactions_again_stays before update of again_of on transactions
when new.again_of is not old.again_of
begin
  select raise(abort, 'what was bought again does not change');
end;
