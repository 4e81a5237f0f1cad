package kportal.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/** Whether a database has been through these very migrations: to ask Flyway takes a tenth of a start. */
final class MigratedBy {
    /** Of all migrations, by the build. */
    static final String DIGEST = digest();

    private MigratedBy() {}

    private static String digest() {
        try (InputStream in = Objects.requireNonNull(MigratedBy.class.getResourceAsStream("/db/migrations.digest"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean these(Connection connection) {
        try (PreparedStatement sql = connection.prepareStatement("select 1 from migrated_by where digest = ?")) {
            sql.setString(1, DIGEST);
            try (ResultSet row = sql.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            // No such table: the database is new, or older than that.
            return false;
        }
    }

    /** Other nodes may be at it at the same moment. */
    static void note(Connection connection) throws SQLException {
        try (PreparedStatement others = connection.prepareStatement("delete from migrated_by where digest <> ?");
                PreparedStatement these = connection.prepareStatement(
                        "insert into migrated_by (digest) values (?) on conflict (digest) do nothing")) {
            others.setString(1, DIGEST);
            others.executeUpdate();
            these.setString(1, DIGEST);
            these.executeUpdate();
        }
    }
}
