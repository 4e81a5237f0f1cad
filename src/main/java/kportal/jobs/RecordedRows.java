package kportal.jobs;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        Iterator<Map<String, Object>> each = rows.iterator();
        Map<String, Object> row = new HashMap<>();
        return StatementSource.proxy(ResultSet.class, (self, method, args) -> switch (method.getName()) {
            case "next" -> {
                row.clear();
                if (each.hasNext()) {
                    row.putAll(each.next());
                    yield true;
                }
                yield false;
            }
            case "close" -> null;
            default -> read(method.getName(), row.get((String) args[0]));
        });
    }

    /** As JDBC reads a null: nothing, or zero. SQLite has only one kind of number, and no boolean. */
    private static @Nullable Object read(String getter, @Nullable Object value) {
        Number number = value instanceof Number n ? n : 0;
        return switch (getter) {
            case "getString", "getBytes", "getObject" -> value;
            case "getInt" -> number.intValue();
            case "getLong" -> number.longValue();
            case "getBoolean" -> value instanceof Boolean flag ? flag : number.intValue() != 0;
            default -> throw new UnsupportedOperationException(getter);
        };
    }
}
