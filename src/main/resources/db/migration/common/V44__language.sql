-- The language that somebody chose for their account; null: as their browser asks.
alter table users add column language ${text};
