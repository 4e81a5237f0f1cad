-- Text search over a business's history: any part of three characters or more, by an index of trigrams.
-- A row's place in it is when it was sent, by seconds, then the order of coming: the newest hits are found without
-- looking at the others. PostgreSQL has an index of its own for this, see postgresql/V29__search.sql.
create virtual table search using fts5(id unindexed, body, tokenize = 'trigram case_sensitive 1');
-- What is deleted is not left in the index's dead parts.
insert into search (search, rank) values ('secure-delete', 1);

-- Three letters of the private use area for each history, one trigram: no search walks another's.
create table search_scopes (
  number integer not null primary key,
  business_id text not null references businesses (id),
  environment text not null,
  unique (business_id, environment)
) strict;

create view search_scope_letters as
select business_id, environment,
  char(57344 + number % 6400, 57344 + number / 6400 % 6400, 57344 + number / 40960000) as letters
from search_scopes;

-- Line breaks keep one text from running into the next. The amount is one trigram too, of three letters.
create view search_texts as
select t.id, ((t.sent_at / 1000) - 1577836800) * 16384 as first_place,
  s.letters || char(10) || char(983040 + coalesce(t.amount_kobo, 0) % 65000,
    983040 + coalesce(t.amount_kobo, 0) / 65000 % 65000, 983040 + coalesce(t.amount_kobo, 0) / 4225000000 % 65000)
  || char(10) || lower(t.recipient || char(10) || coalesce(t.reference, '') || char(10) || coalesce(t.token, '')
  || char(10) || coalesce(t.network, '') || char(10) || coalesce(t.network_name, '') || char(10)
  || coalesce(t.product, '') || char(10) || coalesce(t.product_name, '') || char(10) || coalesce(t.message, '')
  || char(10) || coalesce(t.note, '')) as body
from transactions t
  join search_scope_letters s on s.business_id = t.business_id and s.environment = t.environment
where t.status <> 'draft';

create trigger transactions_searchable after update of status on transactions
when old.status = 'draft' and new.status <> 'draft'
begin
  insert or ignore into search_scopes (business_id, environment) values (new.business_id, new.environment);
  insert into search (rowid, id, body)
  select coalesce((select max(c.id) + 1 from search_content c
      where c.id >= s.first_place and c.id < s.first_place + 16384), s.first_place), s.id, s.body
  from search_texts s where s.id = new.id;
end;

create trigger transactions_search_changed after update of reference, token, note on transactions
when old.status <> 'draft' and (new.reference is not old.reference or new.token is not old.token
  or new.note is not old.note)
begin
  update search set body = (select body from search_texts where id = new.id)
  where rowid = (select c.id from search_content c, search_texts s
    where s.id = new.id and c.id >= s.first_place and c.id < s.first_place + 16384 and c.c0 = new.id);
end;

create trigger transactions_search_left after delete on transactions
when old.status <> 'draft'
begin
  delete from search where rowid = (select c.id from search_content c
    where c.id >= ((old.sent_at / 1000) - 1577836800) * 16384 and c.id < ((old.sent_at / 1000) - 1577836799) * 16384
      and c.c0 = old.id);
end;

insert into search_scopes (business_id, environment)
select distinct business_id, environment from transactions where status <> 'draft';

insert into search (rowid, id, body)
select s.first_place + row_number() over (partition by s.first_place order by s.id) - 1, s.id, s.body
from search_texts s;
