package kportal.db.copies;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many rows each table has, by its name. */
final class RowCounts {
    private RowCounts() {}

    /** {@code tables}: a query for their names. */
    static Map<String, Long> of(Connection connection, String tables) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Statement sql = connection.createStatement()) {
            for (String table : names(sql, tables)) {
                try (ResultSet row = sql.executeQuery("select count(*) from \"" + table + "\"")) {
                    row.next();
                    counts.put(table, row.getLong(1));
                }
            }
        }
        return counts;
    }

    static void requireSame(Map<String, Long> expected, Map<String, Long> found) throws IOException {
        if (!expected.equals(found)) {
            throw new IOException("it does not hold the rows that it should");
        }
    }

    private static List<String> names(Statement sql, String tables) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(tables)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
