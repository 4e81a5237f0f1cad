package kportal.db.moving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** SQLite can't switch triggers off: they are kept in a table of their own meanwhile. */
final class SqliteEnd extends End {
    private static final String KEPT = "moved_triggers";

    SqliteEnd(String url) throws SQLException {
        super(url, false);
    }

    @Override
    void silence(List<MovedTable> tables) throws SQLException {
        List<String> statements = new ArrayList<>(List.of(
                "create table if not exists " + KEPT + " (name text not null primary key, sql text not null)",
                "insert into " + KEPT + " select name, sql from sqlite_schema where type = 'trigger'"));
        for (String trigger : texts("select name from sqlite_schema where type = 'trigger'")) {
            statements.add("drop trigger " + trigger);
        }
        run(statements.toArray(String[]::new));
    }

    @Override
    void wake(List<MovedTable> tables) throws SQLException {
        if (!exists("select 1 from sqlite_schema where name = '" + KEPT + "'")) {
            return;
        }
        List<String> statements = new ArrayList<>(texts("select sql from " + KEPT));
        statements.addAll(SEARCH);
        statements.add("drop table " + KEPT);
        statements.add("analyze");
        run(statements.toArray(String[]::new));
    }

    /** As sqlite/V29__search.sql fills it. */
    private static final List<String> SEARCH = List.of(
            "delete from search",
            "insert or ignore into search_scopes (business_id, environment)"
                    + " select distinct business_id, environment from transactions where status <> 'draft'",
            "insert into search (rowid, id, body) select s.first_place"
                    + " + row_number() over (partition by s.first_place order by s.id) - 1, s.id, s.body from search_texts s");

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement sql = connection().createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
