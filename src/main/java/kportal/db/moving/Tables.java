package kportal.db.moving;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All tables that are moved, those that others refer to first: as PostgreSQL tells of them. */
final class Tables {
    /** How the tables themselves came to be, and what is said of moves: each database's own. */
    private static final Set<String> STAY = Set.of("flyway_schema_history", "migrated_by", "moves");

    private Tables() {}

    static List<MovedTable> of(Connection postgres) throws SQLException {
        DatabaseMetaData facts = postgres.getMetaData();
        String schema = postgres.getSchema();
        Map<String, Set<String>> refersTo = new TreeMap<>();
        try (ResultSet rows = facts.getTables(null, schema, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                if (!STAY.contains(name)) {
                    refersTo.put(name, references(facts, schema, name));
                }
            }
        }
        List<MovedTable> tables = new ArrayList<>();
        for (String name : ordered(refersTo)) {
            tables.add(table(facts, schema, name));
        }
        return tables;
    }

    /** But itself: a row refers to an earlier one of its own table, and rows go in the order of their ids. */
    private static Set<String> references(DatabaseMetaData facts, String schema, String name) throws SQLException {
        Set<String> others = new HashSet<>();
        try (ResultSet rows = facts.getImportedKeys(null, schema, name)) {
            while (rows.next()) {
                others.add(rows.getString("PKTABLE_NAME"));
            }
        }
        others.remove(name);
        return others;
    }

    private static List<String> ordered(Map<String, Set<String>> refersTo) {
        List<String> ordered = new ArrayList<>();
        while (ordered.size() < refersTo.size()) {
            List<String> next = refersTo.entrySet().stream()
                    .filter(table -> !ordered.contains(table.getKey()) && ordered.containsAll(table.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle");
            }
            ordered.addAll(next);
        }
        return ordered;
    }

    private static MovedTable table(DatabaseMetaData facts, String schema, String name) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (ResultSet rows = facts.getColumns(null, schema, name, "%")) {
            while (rows.next()) {
                columns.add(new Column(rows.getString("COLUMN_NAME"), Kind.of(rows.getString("TYPE_NAME"))));
            }
        }
        Map<Integer, Integer> key = new TreeMap<>();
        try (ResultSet rows = facts.getPrimaryKeys(null, schema, name)) {
            while (rows.next()) {
                key.put(rows.getInt("KEY_SEQ"), place(columns, rows.getString("COLUMN_NAME")));
            }
        }
        return new MovedTable(name, columns, List.copyOf(key.values()));
    }

    private static int place(List<Column> columns, String name) {
        return columns.stream().map(Column::name).toList().indexOf(name);
    }
}
