-- What came of a transaction stays as it was told. Same rules as sqlite/V4__outcomes.sql.
create function transactions_outcome() returns trigger language plpgsql as $$
begin
  if old.status not in ('draft', 'sending') and
    (new.finished_at, new.reached, new.reason, new.reference, new.token, new.units, new.charged_kobo, new.kpoint_message)
    is distinct from
    (old.finished_at, old.reached, old.reason, old.reference, old.token, old.units, old.charged_kobo, old.kpoint_message)
  then
    raise exception 'what came of it does not change';
  end if;
  return new;
end $$;
create trigger transactions_outcome before update on transactions
for each row execute function transactions_outcome();

-- Only a success of Kpoint's own needs no reason. Nobody makes a failure of it, not by way of a reversal either.
create function transactions_success() returns trigger language plpgsql as $$
begin
  if new.status = 'failed' and old.status in ('succeeded', 'reversed') and old.reason is null then
    raise exception 'a success of Kpoint''s own does not become a failure';
  end if;
  return new;
end $$;
create trigger transactions_success before update of status on transactions
for each row execute function transactions_success();
