-- Between two kinds of database everything is moved by a command. Until all of it is there, and once it is elsewhere, no
-- portal serves from a database: one row that says so, as long as that is the case.
create table moves (
  state ${text} not null primary key check (state in ('unfinished', 'left'))
) ${strict};
