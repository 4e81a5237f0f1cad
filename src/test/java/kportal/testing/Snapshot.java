package kportal.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kportal.db.Database;
import kportal.db.generated.DefaultSchema;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** All that a database holds but what any page view may write, to see that a request changed nothing. */
public record Snapshot(Map<String, List<String>> tables) {
    private static final Set<String> WRITTEN_BY_VIEWS =
            Set.of("last_seen_at", "last_seen_from", "expires_at", "checked_at", "last_worked_at");

    /** Lists of Kpoint's and how they changed, the count of what was tried and refused, and the log, which tells of it and of exports. */
    private static final Set<String> KEPT_BY_ITSELF =
            Set.of("kept_lists", "list_changes", "attempts", "audit_entries", "audit_heads");

    public static Snapshot of(TestPortal portal) {
        return of(portal.database());
    }

    public static Snapshot of(Database database) {
        return database.read(sql -> {
            Map<String, List<String>> tables = new TreeMap<>();
            for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
                if (!KEPT_BY_ITSELF.contains(table.getName())) {
                    tables.put(table.getName(), rows(sql, table));
                }
            }
            return new Snapshot(tables);
        });
    }

    private static List<String> rows(DSLContext sql, Table<?> table) {
        List<? extends Field<?>> fields = Arrays.stream(table.fields())
                .filter(field -> !WRITTEN_BY_VIEWS.contains(field.getName())
                        || table.getName().equals("transactions"))
                .toList();
        return sql.select(fields)
                .from(table)
                .fetch()
                .formatCSV()
                .lines()
                .sorted()
                .toList();
    }

    /** How many rows a table has. */
    public int count(String table) {
        return tables.get(table).size() - 1;
    }
}
