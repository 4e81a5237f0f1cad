-- What may be bought in a day of Lagos, in all; null: no limit.
alter table businesses add column daily_limit_kobo ${kobo} check (daily_limit_kobo > 0);
