-- What came of a transaction stays as it was told. Same rules as postgresql/V4__outcomes.sql.
create trigger transactions_outcome before update on transactions
when old.status not in ('draft', 'sending') and (
  new.finished_at is not old.finished_at or new.reached is not old.reached or new.reason is not old.reason
  or new.reference is not old.reference or new.token is not old.token or new.units is not old.units
  or new.charged_kobo is not old.charged_kobo or new.kpoint_message is not old.kpoint_message)
begin
  select raise(abort, 'what came of it does not change');
end;

-- Only a success of Kpoint's own needs no reason. Nobody makes a failure of it, not by way of a reversal either.
create trigger transactions_success before update of status on transactions
when new.status = 'failed' and old.status in ('succeeded', 'reversed') and old.reason is null
begin
  select raise(abort, 'a success of Kpoint''s own does not become a failure');
end;
