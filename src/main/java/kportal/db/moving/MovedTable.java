package kportal.db.moving;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that both databases have, row by row in the order of its key.
 *
 * @param key the places of its primary key's columns among the columns
 */
record MovedTable(String name, List<Column> columns, List<Integer> key) {
    String selectAll() {
        return "select " + names(columns) + " from " + name + " order by " + names(keyColumns());
    }

    /** What comes after a key. */
    String selectAfter() {
        return "select " + names(columns) + " from " + name + " where (" + names(keyColumns()) + ") > ("
                + marks(key.size()) + ") order by " + names(keyColumns());
    }

    String selectGreatestKey() {
        return "select " + names(keyColumns()) + " from " + name + " order by "
                + keyColumns().stream().map(column -> column.name() + " desc").collect(Collectors.joining(", "))
                + " limit 1";
    }

    String insert() {
        return "insert into " + name + " (" + names(columns) + ") values (" + marks(columns.size()) + ")";
    }

    List<Column> keyColumns() {
        return key.stream().map(columns::get).toList();
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
