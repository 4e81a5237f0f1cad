package kportal.jobs;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.tools.jdbc.DefaultResultSet;
import org.jspecify.annotations.Nullable;

/** A result that was read whole while its block was open. */
record RecordedRows(List<Map<String, Object>> rows) {
    static final RecordedRows NONE = new RecordedRows(List.of());

    static RecordedRows of(ResultSet found) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        List<Map<String, Object>> rows = new ArrayList<>();
        while (found.next()) {
            Map<String, Object> row = new HashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                Object value = found.getObject(i);
                if (value != null) {
                    row.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), value);
                }
            }
            rows.add(row);
        }
        return new RecordedRows(rows);
    }

    ResultSet resultSet() {
        return new Reading(rows.iterator());
    }

    /** As JDBC reads a null: nothing, or zero. SQLite has only one kind of number, and no boolean. */
    private static final class Reading extends DefaultResultSet {
        private final Iterator<Map<String, Object>> each;
        private Map<String, Object> row = Map.of();

        Reading(Iterator<Map<String, Object>> each) {
            super(null, null, SQLFeatureNotSupportedException::new);
            this.each = each;
        }

        @Override
        public boolean next() {
            boolean more = each.hasNext();
            row = more ? each.next() : Map.of();
            return more;
        }

        @Override
        public @Nullable Object getObject(String column) {
            return row.get(column);
        }

        @Override
        public @Nullable String getString(String column) {
            return (String) row.get(column);
        }

        @Override
        public byte @Nullable [] getBytes(String column) {
            return (byte[]) row.get(column);
        }

        @Override
        public int getInt(String column) {
            return number(column).intValue();
        }

        @Override
        public long getLong(String column) {
            return number(column).longValue();
        }

        @Override
        public boolean getBoolean(String column) {
            return row.get(column) instanceof Boolean flag ? flag : getInt(column) != 0;
        }

        private Number number(String column) {
            return row.get(column) instanceof Number number ? number : 0;
        }

        /** It holds nothing open. */
        @Override
        public void close() {}
    }
}
