-- What each transaction adds to its business's totals. Same rules as sqlite/V28__totals_kept.sql.
create view transaction_shares as
select t.id, t.business_id, t.environment,
  to_char(to_timestamp(t.sent_at / 1000) at time zone 'UTC' + interval '1 hour', f.form) collate "C" as period, t.service,
  coalesce(t.network, '') as network, t.created_by as user_id, t.status, 1 as count,
  coalesce(t.amount_kobo, 0) as amount_kobo, coalesce(t.charged_kobo, t.amount_kobo, 0) as charged_kobo,
  case when t.reached = 'answered' then 1 else 0 end as answered,
  case when t.reached = 'answered' then t.finished_at - t.sent_at else 0 end as took_ms
from transactions t
  cross join (values ('YYYY-MM-DD'), ('YYYY-MM'), ('YYYY')) f (form)
where t.status <> 'draft';

-- The version first: its row's lock makes the changes of one business wait for each other, so that no two of them ever hold
-- totals that the other wants.
create function transactions_history_moves() returns trigger language plpgsql as $$
begin
  insert into history_versions (business_id, environment, version) values (new.business_id, new.environment, 1)
  on conflict (business_id, environment) do update set version = history_versions.version + 1;
  if new.status <> old.status and old.status <> 'draft' then
    update totals set count = totals.count - s.count, amount_kobo = totals.amount_kobo - s.amount_kobo,
      charged_kobo = totals.charged_kobo - s.charged_kobo, answered = totals.answered - s.answered,
      took_ms = totals.took_ms - s.took_ms
    from transaction_shares s
    where s.id = old.id and totals.business_id = s.business_id and totals.environment = s.environment
      and totals.period = s.period and totals.service = s.service and totals.network = s.network
      and totals.user_id = s.user_id and totals.status = s.status;
  end if;
  return new;
end $$;
create trigger transactions_history_moves before update on transactions
for each row when (new.status <> 'draft') execute function transactions_history_moves();

create function transactions_totals_joined() returns trigger language plpgsql as $$
begin
  insert into totals (business_id, environment, period, service, network, user_id, status, count, amount_kobo,
    charged_kobo, answered, took_ms)
  select business_id, environment, period, service, network, user_id, status, count, amount_kobo, charged_kobo, answered,
    took_ms
  from transaction_shares where id = new.id
  on conflict (business_id, environment, period, service, network, user_id, status) do update set
    count = totals.count + excluded.count, amount_kobo = totals.amount_kobo + excluded.amount_kobo,
    charged_kobo = totals.charged_kobo + excluded.charged_kobo, answered = totals.answered + excluded.answered,
    took_ms = totals.took_ms + excluded.took_ms;
  return null;
end $$;
create trigger transactions_totals_joined after update of status on transactions
for each row when (new.status <> old.status) execute function transactions_totals_joined();

insert into totals (business_id, environment, period, service, network, user_id, status, count, amount_kobo, charged_kobo,
  answered, took_ms)
select business_id, environment, period, service, network, user_id, status, sum(count), sum(amount_kobo),
  sum(charged_kobo), sum(answered), sum(took_ms)
from transaction_shares
group by business_id, environment, period, service, network, user_id, status;
