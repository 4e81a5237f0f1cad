-- Which set of migrations the database has been through, by their digest: with the same set Flyway has nothing to do at a start.
create table migrated_by (
  digest ${text} not null primary key
) ${strict};
