-- A portal of one version back goes on serving while the next one is rolled out, so its tables only get more. A migration
-- that an older portal can't serve after says so here: the number of the last migration that a portal must know.
create table served_from (
  migration ${number} not null primary key
) ${strict};
insert into served_from (migration) values (53);
