-- A person whom the operator has shut out. Null: they may sign in.
alter table users add column disabled_at ${millis};

-- A business whose owner has deleted it. Its record of purchases and its audit log are kept until the days that were told
-- then, and are erased after them, each at a time.
alter table businesses add column deleted_at ${millis};
alter table businesses add column records_until ${millis};
alter table businesses add column audit_until ${millis};
alter table businesses add column records_erased_at ${millis};
alter table businesses add column audit_erased_at ${millis};

-- All that is one business's, in an order that a reader can go on in: for its download, and to erase it.
create index transactions_of_business on transactions (business_id, id);
create index transaction_events_of_business on transaction_events (business_id, id);
create index answers_of_business on answers (business_id, attempt_id);
-- Whose time is up.
create index answers_by_time on answers (received_at);
