-- A person who settles a purchase may add the token and reference that Kpoint's answer never brought, and correct what a person typed. Kpoint's own stay.
-- Same rules as postgresql/V56__typed.sql.
alter table transactions add column typed text check (typed in ('reference', 'token', 'reference token'));

drop trigger transactions_outcome;
create trigger transactions_outcome before update on transactions
when old.status not in ('draft', 'sending') and (
  new.finished_at is not old.finished_at or new.reached is not old.reached or new.reason is not old.reason
  or new.units is not old.units or new.charged_kobo is not old.charged_kobo or new.kpoint_message is not old.kpoint_message
  or ((new.reference is not old.reference or new.token is not old.token or new.typed is not old.typed) and (
    new.settled_by is null or new.settled_at is old.settled_at or new.status not in ('succeeded', 'failed')
    or (new.reference is not old.reference and (
      instr(coalesce(new.typed, ''), 'reference') = 0 or (old.reference is not null and instr(coalesce(old.typed, ''), 'reference') = 0)))
    or (new.token is not old.token and (
      instr(coalesce(new.typed, ''), 'token') = 0 or (old.token is not null and instr(coalesce(old.typed, ''), 'token') = 0)))
    or (new.reference is old.reference and instr(coalesce(new.typed, ''), 'reference') <> instr(coalesce(old.typed, ''), 'reference'))
    or (new.token is old.token and (instr(coalesce(new.typed, ''), 'token') = 0) <> (instr(coalesce(old.typed, ''), 'token') = 0)))))
begin
  select raise(abort, 'what came of it does not change');
end;
