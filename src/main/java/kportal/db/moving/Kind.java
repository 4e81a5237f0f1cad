package kportal.db.moving;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** What a column holds, the same on both databases; how each of them writes it differs. */
enum Kind {
    TEXT,
    NUMBER,
    /** SQLite has no such thing: 0 or 1. */
    FLAG,
    BYTES;

    /** By what PostgreSQL calls it. */
    static Kind of(String type) {
        return switch (type) {
            case "text", "bpchar", "varchar" -> TEXT;
            case "int4", "int8" -> NUMBER;
            case "bool" -> FLAG;
            case "bytea" -> BYTES;
            default -> throw new IllegalStateException("no kind of column is called " + type);
        };
    }

    /** As text, a long, or bytes. */
    @Nullable
    Object read(ResultSet row, int column) throws SQLException {
        Object value =
                switch (this) {
                    case TEXT -> row.getString(column);
                    case NUMBER -> row.getLong(column);
                    case FLAG -> row.getBoolean(column) ? 1L : 0L;
                    case BYTES -> row.getBytes(column);
                };
        return row.wasNull() ? null : value;
    }

    void write(PreparedStatement sql, int place, @Nullable Object value, boolean flags) throws SQLException {
        if (value == null) {
            sql.setNull(place, nullType(flags));
        } else if (this == FLAG && flags) {
            sql.setBoolean(place, value.equals(1L));
        } else {
            sql.setObject(place, value);
        }
    }

    private int nullType(boolean flags) {
        return switch (this) {
            case TEXT -> Types.VARCHAR;
            case NUMBER -> Types.BIGINT;
            case FLAG -> flags ? Types.BOOLEAN : Types.BIGINT;
            case BYTES -> Types.BINARY;
        };
    }
}
