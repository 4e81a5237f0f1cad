package kportal.seed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Into PostgreSQL by COPY. Its triggers are switched off meanwhile, which a table's owner may. */
final class PostgresBulk implements Bulk {
    private static final String OURS = "'transactions'::regclass";

    private final Connection connection;

    PostgresBulk(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
        execute("set maintenance_work_mem = '512MB'");
        execute("set work_mem = '128MB'");
        execute("set synchronous_commit = off");
    }

    @Override
    public void load(Iterator<MadeRow> rows) throws SQLException, IOException {
        Map<String, String> references = pairs("select conname, pg_get_constraintdef(oid) from pg_constraint"
                + " where conrelid = " + OURS + " and contype = 'f'");
        Map<String, String> indexes = pairs("select c.relname, pg_get_indexdef(c.oid) from pg_index i"
                + " join pg_class c on c.oid = i.indexrelid where i.indrelid = " + OURS
                + " and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)");
        execute("alter table transactions disable trigger user");
        for (String reference : references.keySet()) {
            execute("alter table transactions drop constraint " + reference);
        }
        for (String index : indexes.keySet()) {
            execute("drop index " + index);
        }
        copy(rows);
        for (String statement : indexes.values()) {
            execute(statement);
        }
        for (Map.Entry<String, String> reference : references.entrySet()) {
            execute("alter table transactions add constraint " + reference.getKey() + " " + reference.getValue());
        }
        Fill.afterwards(connection, "postgresql");
        execute("alter table transactions enable trigger user");
        execute("vacuum analyze");
    }

    private void copy(Iterator<MadeRow> rows) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy transactions (" + String.join(", ", MadeRow.COLUMNS) + ") from stdin");
        List<String> lines = new ArrayList<>();
        while (rows.hasNext()) {
            lines.add(rows.next().line());
            if (lines.size() == 100 || !rows.hasNext()) {
                byte[] bytes = String.join("", lines).getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                lines.clear();
            }
        }
        copy.endCopy();
    }

    private Map<String, String> pairs(String query) throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    private void execute(String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
