-- For whom was bought, and what units cost: read from the index alone, as far as a report's span reaches.
create index transactions_bought on transactions (business_id, environment, sent_at, service, network, created_by,
  recipient, amount_kobo) where status = 'succeeded';
create index transactions_metered on transactions (business_id, environment, sent_at) where units is not null;
