package kportal.db.moving;

import java.sql.SQLException;
import java.util.List;

final class PostgresEnd extends End {
    PostgresEnd(String url) throws SQLException {
        super(url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true", true);
    }

    /** Ours alone: that rows refer to rows that are there is still asked for. */
    @Override
    void silence(List<MovedTable> tables) throws SQLException {
        triggers("disable", tables);
    }

    @Override
    void wake(List<MovedTable> tables) throws SQLException {
        triggers("enable", tables);
        run("analyze");
    }

    private void triggers(String verb, List<MovedTable> tables) throws SQLException {
        run(tables.stream()
                .map(table -> "alter table " + table.name() + " " + verb + " trigger user")
                .toArray(String[]::new));
    }
}
