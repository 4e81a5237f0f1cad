-- What is wrong as far as the operator was told: a row while it lasts, whichever portals see it.
create table alerts (
  kind ${text} not null primary key,
  began_at ${millis} not null,
  seen_at ${millis} not null,
  told_at ${millis} not null
) ${strict};

-- What nobody knows the end of, of all businesses together.
create index transactions_unknown on transactions (environment, sent_at) where status = 'unknown';
