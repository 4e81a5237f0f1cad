package kportal.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kportal.testing.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The migrations make the same of an empty SQLite file and of an empty PostgreSQL database. */
class SchemasTest {
    private static final Map<String, String> TYPES =
            Map.of("text", "text", "bigint", "integer", "integer", "integer", "bytea", "blob", "boolean", "integer");

    @TempDir
    private Path folder;

    /** By table: its columns, keys, unique indexes and references, and how many checks it has. */
    private interface Reader {
        void read(Statement sql, Map<String, Set<String>> schema) throws SQLException;
    }

    @Test
    void bothDatabasesHaveTheSameTables() throws SQLException {
        Map<String, Set<String>> sqlite = schema("jdbc:sqlite:" + folder.resolve("a.db"), SchemasTest::sqlite);
        Map<String, Set<String>> postgres = schema(PostgresServer.newDatabase(), SchemasTest::postgres);
        assertTrue(sqlite.containsKey("transactions"), sqlite.toString());
        assertEquals(lines(sqlite), lines(postgres));
    }

    private static Map<String, Set<String>> schema(String url, Reader reader) throws SQLException {
        Databases.open(url, Clock.systemUTC()).close();
        Map<String, Set<String>> schema = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            reader.read(sql, schema);
        }
        schema.remove("flyway_schema_history");
        return schema;
    }

    private static String lines(Map<String, Set<String>> schema) {
        StringBuilder lines = new StringBuilder();
        schema.forEach((table, facts) -> facts.forEach(fact -> lines.append(table + " " + fact + "\n")));
        return lines.toString();
    }

    private static void sqlite(Statement sql, Map<String, Set<String>> schema) throws SQLException {
        String tables =
                "select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'search%'";
        for (List<String> table : rows(sql, tables)) {
            Set<String> facts = new TreeSet<>();
            schema.put(table.get(0), facts);
            facts.add(checks(table.get(1)));
            List<String> key = new ArrayList<>();
            for (List<String> c : rows(
                    sql,
                    "select name, type, \"notnull\", pk from pragma_table_info('" + table.get(0) + "') order by pk")) {
                facts.add("column " + c.get(0) + " " + c.get(1).toLowerCase(Locale.ROOT)
                        + (c.get(2).equals("1") ? " not null" : ""));
                if (!c.get(3).equals("0")) {
                    key.add(c.get(0));
                }
            }
            facts.add("unique " + key);
            for (List<String> index : rows(
                    sql, "select name, partial from pragma_index_list('" + table.get(0) + "') where \"unique\" = 1")) {
                List<String> columns =
                        rows(sql, "select name from pragma_index_info('" + index.get(0) + "') order by seqno").stream()
                                .map(List::getFirst)
                                .toList();
                facts.add("unique " + columns + (index.get(1).equals("1") ? " in part" : ""));
            }
            for (List<String> f : rows(
                    sql, "select \"from\", \"table\", \"to\" from pragma_foreign_key_list('" + table.get(0) + "')")) {
                facts.add("references " + f);
            }
        }
    }

    /** As written: the columns' own, and the table's. */
    private static String checks(String create) {
        String code = create.replaceAll("--[^\n]*", "");
        return "checks "
                + Pattern.compile("\\bcheck\\s*\\(").matcher(code).results().count();
    }

    private static void postgres(Statement sql, Map<String, Set<String>> schema) throws SQLException {
        String tables =
                "select relname, oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace";
        for (List<String> table : rows(sql, tables)) {
            Set<String> facts = new TreeSet<>();
            schema.put(table.get(0), facts);
            String oid = table.get(1);
            facts.add("checks "
                    + rows(sql, "select 1 from pg_constraint where contype = 'c' and conrelid = " + oid)
                            .size());
            for (List<String> c : rows(
                    sql,
                    "select column_name, data_type, is_nullable from information_schema.columns"
                            + " where table_schema = 'public' and table_name = '" + table.get(0) + "'")) {
                facts.add("column " + c.get(0) + " " + TYPES.getOrDefault(c.get(1), c.get(1))
                        + (c.get(2).equals("NO") ? " not null" : ""));
            }
            for (List<String> u : rows(
                    sql,
                    "select array(select attname from unnest(indkey) with ordinality k(n, i)"
                            + " join pg_attribute on attrelid = indrelid and attnum = n order by i)::text, indpred is not null"
                            + " from pg_index where indisunique and indrelid = " + oid)) {
                facts.add(
                        "unique " + u.get(0).replace("{", "[").replace("}", "]").replace(",", ", ")
                                + (u.get(1).equals("t") ? " in part" : ""));
            }
            for (List<String> f : rows(
                    sql,
                    "select a.attname, r.relname, b.attname from pg_constraint c"
                            + " join pg_class r on r.oid = c.confrelid"
                            + " join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]"
                            + " join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]"
                            + " where c.contype = 'f' and c.conrelid = " + oid)) {
                facts.add("references " + f);
            }
        }
    }

    private static List<List<String>> rows(Statement sql, String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (ResultSet found = sql.executeQuery(query)) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(found.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
