-- A person who settles a purchase may add the token and reference that Kpoint's answer never brought, and correct what a person typed. Kpoint's own stay.
-- Same rules as sqlite/V56__typed.sql.
alter table transactions add column typed text check (typed in ('reference', 'token', 'reference token'));

create or replace function transactions_outcome() returns trigger language plpgsql as $$
declare
  reference_typed boolean := strpos(coalesce(new.typed, ''), 'reference') > 0;
  token_typed boolean := strpos(coalesce(new.typed, ''), 'token') > 0;
  reference_was_typed boolean := strpos(coalesce(old.typed, ''), 'reference') > 0;
  token_was_typed boolean := strpos(coalesce(old.typed, ''), 'token') > 0;
begin
  if old.status in ('draft', 'sending') then
    return new;
  end if;
  if (new.finished_at, new.reached, new.reason, new.units, new.charged_kobo, new.kpoint_message)
    is distinct from (old.finished_at, old.reached, old.reason, old.units, old.charged_kobo, old.kpoint_message)
  then
    raise exception 'what came of it does not change';
  end if;
  if (new.reference, new.token, new.typed) is distinct from (old.reference, old.token, old.typed) and (
    new.settled_by is null or new.settled_at is not distinct from old.settled_at or new.status not in ('succeeded', 'failed')
    or (new.reference is distinct from old.reference
      and (not reference_typed or (old.reference is not null and not reference_was_typed)))
    or (new.token is distinct from old.token and (not token_typed or (old.token is not null and not token_was_typed)))
    or (new.reference is not distinct from old.reference and reference_typed <> reference_was_typed)
    or (new.token is not distinct from old.token and token_typed <> token_was_typed))
  then
    raise exception 'what came of it does not change';
  end if;
  return new;
end $$;
