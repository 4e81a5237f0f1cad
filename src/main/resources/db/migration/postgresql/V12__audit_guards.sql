-- The log is append-only, and its heads only grow. Same rules as sqlite/V12__audit_guards.sql.
create function audit_entries_fixed() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end $$;
create trigger audit_entries_fixed before update or delete on audit_entries
for each row execute function audit_entries_fixed();
create trigger audit_entries_not_emptied before truncate on audit_entries
for each statement execute function audit_entries_fixed();

create function audit_heads_grow() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.chain = old.chain and new.length >= old.length and new.length <= old.length + 1 then
      return new;
    end if;
  end if;
  raise exception 'an audit chain only grows';
end $$;
create trigger audit_heads_grow before update or delete on audit_heads
for each row execute function audit_heads_grow();
create trigger audit_heads_not_emptied before truncate on audit_heads
for each statement execute function audit_heads_grow();
