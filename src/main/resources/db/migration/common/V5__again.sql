-- Bought again after another: a second try after doubt or failure, or simply the same once more.
alter table transactions add column again_of ${id} references transactions (id);
create index transactions_again on transactions (again_of) where again_of is not null;
-- Who has a purchase that nobody knows the end of: asked by every page that shows a recipient, small however long the
-- history. By recipient, which transactions_open is not.
create index transactions_unsettled on transactions (business_id, environment, recipient, id)
  where status in ('pending', 'unknown');
