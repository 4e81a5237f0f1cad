-- Same rules as postgresql/V47__batch_guards.sql. A check can't be altered here, and the table is long: its text is
-- (https://sqlite.org/lang_altertable.html#otheralter).
pragma writable_schema = on;
update sqlite_schema set sql = replace(sql, 'paid_through in (''page'')', 'paid_through in (''page'', ''batch'', ''schedule'')')
where type = 'table' and name = 'transactions';
pragma writable_schema = reset;

create trigger transactions_batch_of_own before insert on transactions
when new.batch_id is not null and not exists (
  select 1 from batches b where b.id = new.batch_id and b.business_id = new.business_id
    and b.environment = new.environment)
begin
  select raise(abort, 'a row is bought for the business of its batch');
end;

create trigger transactions_batch_stays before update of batch_id, batch_row on transactions
when new.batch_id is not old.batch_id or new.batch_row is not old.batch_row
begin
  select raise(abort, 'what a transaction is a row of does not change');
end;
