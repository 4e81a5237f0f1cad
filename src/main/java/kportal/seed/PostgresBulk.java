package kportal.seed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Into PostgreSQL by COPY. Its triggers are switched off meanwhile, which a table's owner may. */
final class PostgresBulk implements Bulk {
    private static final String OURS = "'transactions'::regclass";

    private final Connection connection;
    private final Statements sql;

    PostgresBulk(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
        sql = new Statements(connection);
        sql.execute("set maintenance_work_mem = '512MB'");
        sql.execute("set work_mem = '128MB'");
        sql.execute("set synchronous_commit = off");
    }

    @Override
    public void load(Iterator<MadeRow> rows) throws SQLException, IOException {
        Map<String, String> references = sql.pairs("select conname, pg_get_constraintdef(oid) from pg_constraint"
                + " where conrelid = " + OURS + " and contype = 'f'");
        Map<String, String> indexes = sql.pairs("select c.relname, pg_get_indexdef(c.oid) from pg_index i"
                + " join pg_class c on c.oid = i.indexrelid where i.indrelid = " + OURS
                + " and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)");
        sql.execute("alter table transactions disable trigger user");
        for (String reference : references.keySet()) {
            sql.execute("alter table transactions drop constraint " + reference);
        }
        for (String index : indexes.keySet()) {
            sql.execute("drop index " + index);
        }
        copy(rows);
        for (String statement : indexes.values()) {
            sql.execute(statement);
        }
        for (Map.Entry<String, String> reference : references.entrySet()) {
            sql.execute("alter table transactions add constraint " + reference.getKey() + " " + reference.getValue());
        }
        Fill.afterwards(connection, "postgresql");
        sql.execute("alter table transactions enable trigger user");
        sql.execute("vacuum analyze");
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

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
