package kportal.db.copies;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** By PostgreSQL's own pg_dump and pg_restore, of the same moment as the counts. */
final class PostgresCopy implements DatabaseCopy {
    private static final String TABLES =
            "select tablename from pg_tables where schemaname = current_schema() order by tablename";

    private final String url;
    private final PostgresPrograms programs;

    PostgresCopy(String url) {
        this.url = url;
        this.programs = new PostgresPrograms(url);
    }

    @Override
    public String fileName() {
        return "kportal.pgdump";
    }

    @Override
    public long size() throws IOException {
        return ask(connection -> number(connection, "select pg_database_size(current_database())"));
    }

    @Override
    public Map<String, Long> take(Path file) throws IOException {
        return ask(connection -> {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            String snapshot = text(connection, "select pg_export_snapshot()");
            programs.run(
                    "pg_dump",
                    List.of(
                            "--snapshot=" + snapshot,
                            "--format=custom",
                            "--no-owner",
                            "--no-privileges",
                            "--file=" + file));
            return RowCounts.of(connection, TABLES);
        });
    }

    @Override
    public @Nullable String inTheWay() {
        try {
            long tables =
                    ask(connection -> (long) RowCounts.of(connection, TABLES).size());
            return tables == 0 ? null : "the database that DATABASE_URL names has tables already";
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    @Override
    public Optional<Path> putBack(Path file, Map<String, Long> rows, Consumer<String> finish) throws IOException {
        programs.run(
                "pg_restore",
                List.of(
                        "--single-transaction",
                        "--exit-on-error",
                        "--no-owner",
                        "--no-privileges",
                        "--dbname=" + programs.database(),
                        file.toString()));
        RowCounts.requireSame(rows, ask(connection -> RowCounts.of(connection, TABLES)));
        finish.accept(url);
        return Optional.empty();
    }

    @FunctionalInterface
    private interface Question<T> {
        T of(Connection connection) throws SQLException, IOException;
    }

    private <T> T ask(Question<T> question) throws IOException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return question.of(connection);
        } catch (SQLException e) {
            // What the driver says of an address may have the password in it.
            throw new IOException("the database does not answer as it should (SQLSTATE " + e.getSQLState() + ")");
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        return Long.parseLong(text(connection, query));
    }
}
