package kportal.seed;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Into a SQLite file that nobody else has open: no journal, no sync until the end. */
final class SqliteBulk implements Bulk {
    private static final int A_TRANSACTION = 100_000;

    private final Connection connection;
    private final Statements sql;

    SqliteBulk(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
        sql = new Statements(connection);
        sql.execute("pragma locking_mode = exclusive");
        sql.execute("pragma journal_mode = off");
        sql.execute("pragma synchronous = off");
        sql.execute("pragma foreign_keys = off");
        sql.execute("pragma cache_size = -300000");
    }

    @Override
    public void load(Iterator<MadeRow> rows) throws SQLException, IOException {
        Map<String, String> away = new LinkedHashMap<>(catalog("index"));
        Map<String, String> triggers = catalog("trigger");
        for (String index : away.keySet()) {
            sql.execute("drop index " + index);
        }
        for (String trigger : triggers.keySet()) {
            sql.execute("drop trigger " + trigger);
        }
        insert(rows);
        for (String statement : away.values()) {
            sql.execute(statement);
        }
        Fill.afterwards(connection, "sqlite");
        // As a portal leaves it in the course of time.
        sql.execute("insert into search (search) values ('optimize')");
        for (String statement : triggers.values()) {
            sql.execute(statement);
        }
    }

    private void insert(Iterator<MadeRow> rows) throws SQLException {
        String marks = "?, ".repeat(MadeRow.COLUMNS.size() - 1) + "?";
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into transactions (" + String.join(", ", MadeRow.COLUMNS) + ") values (" + marks + ")")) {
            for (int count = 1; rows.hasNext(); count++) {
                MadeRow row = rows.next();
                for (int column = 0; column < MadeRow.COLUMNS.size(); column++) {
                    insert.setObject(column + 1, row.value(column));
                }
                insert.executeUpdate();
                if (count % A_TRANSACTION == 0) {
                    connection.commit();
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Name → what made it; those that a key brings along have no text, and stay. */
    private Map<String, String> catalog(String type) throws SQLException {
        return sql.pairs("select name, sql from sqlite_master where type = '" + type
                + "' and tbl_name = 'transactions' and sql is not null order by rowid");
    }

    @Override
    public void close() throws SQLException {
        sql.execute("pragma locking_mode = normal");
        sql.execute("pragma synchronous = full");
        sql.execute("pragma journal_mode = wal");
        connection.close();
    }
}
