-- What each transaction adds to its business's totals. Same rules as postgresql/V28__totals_kept.sql.
create view transaction_shares as
select t.id, t.business_id, t.environment, strftime(f.form, t.sent_at / 1000 + 3600, 'unixepoch') as period, t.service,
  coalesce(t.network, '') as network, t.created_by as user_id, t.status, 1 as count,
  coalesce(t.amount_kobo, 0) as amount_kobo, coalesce(t.charged_kobo, t.amount_kobo, 0) as charged_kobo,
  t.reached is 'answered' as answered,
  case when t.reached is 'answered' then t.finished_at - t.sent_at else 0 end as took_ms
from transactions t
  cross join (select '%Y-%m-%d' as form union all select '%Y-%m' union all select '%Y') f
where t.status <> 'draft';

create trigger transactions_totals_left before update of status on transactions
when new.status <> old.status and old.status <> 'draft'
begin
  update totals set count = totals.count - s.count, amount_kobo = totals.amount_kobo - s.amount_kobo,
    charged_kobo = totals.charged_kobo - s.charged_kobo, answered = totals.answered - s.answered,
    took_ms = totals.took_ms - s.took_ms
  from transaction_shares s
  where s.id = old.id and totals.business_id = s.business_id and totals.environment = s.environment
    and totals.period = s.period and totals.service = s.service and totals.network = s.network
    and totals.user_id = s.user_id and totals.status = s.status;
end;

create trigger transactions_totals_joined after update of status on transactions
when new.status <> old.status
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
end;

create trigger transactions_history_moved after update on transactions
when new.status <> 'draft'
begin
  insert into history_versions (business_id, environment, version) values (new.business_id, new.environment, 1)
  on conflict (business_id, environment) do update set version = history_versions.version + 1;
end;

insert into totals (business_id, environment, period, service, network, user_id, status, count, amount_kobo, charged_kobo,
  answered, took_ms)
select business_id, environment, period, service, network, user_id, status, sum(count), sum(amount_kobo),
  sum(charged_kobo), sum(answered), sum(took_ms)
from transaction_shares
group by business_id, environment, period, service, network, user_id, status;
