-- With the id at the end it is in the order of a page: what was ever sent to a number that comes often is not put in order for each.
drop index transactions_by_recipient;
create index transactions_by_recipient on transactions (business_id, environment, recipient, sent_at, id);
