-- The log is append-only, and its heads only grow. Same rules as postgresql/V12__audit_guards.sql.
create trigger audit_entries_fixed before update on audit_entries
begin
  select raise(abort, 'the audit log is append-only');
end;

create trigger audit_entries_stay before delete on audit_entries
begin
  select raise(abort, 'the audit log is append-only');
end;

create trigger audit_heads_grow before update on audit_heads
when new.chain <> old.chain or new.length < old.length or new.length > old.length + 1
begin
  select raise(abort, 'an audit chain only grows');
end;

create trigger audit_heads_stay before delete on audit_heads
begin
  select raise(abort, 'an audit chain only grows');
end;
