package kportal.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings a database to the newest schema. */
final class Migrations {
    private static final Map<String, String> SQLITE = Map.ofEntries(
            Map.entry("id", "text"),
            Map.entry("text", "text"),
            Map.entry("millis", "integer"),
            Map.entry("kobo", "integer"),
            Map.entry("number", "integer"),
            Map.entry("bytes", "blob"),
            Map.entry("flag", "integer"),
            Map.entry("strict", "strict"),
            Map.entry("clustered", "strict, without rowid"));

    /** Collation C: text of both databases is ordered and compared byte by byte. */
    private static final Map<String, String> POSTGRES = Map.ofEntries(
            Map.entry("id", "text collate \"C\""),
            Map.entry("text", "text collate \"C\""),
            Map.entry("millis", "bigint"),
            Map.entry("kobo", "bigint"),
            Map.entry("number", "integer"),
            Map.entry("bytes", "bytea"),
            Map.entry("flag", "boolean"),
            Map.entry("strict", ""),
            Map.entry("clustered", ""));

    private Migrations() {}

    static void run(String url, Connection connection) throws SQLException {
        if (!MigratedBy.these(connection)) {
            migrate(url, connection);
            MigratedBy.note(connection);
        }
    }

    private static void migrate(String url, Connection connection) throws SQLException {
        boolean sqlite = url.startsWith("jdbc:sqlite:");
        Flyway flyway = Flyway.configure()
                .dataSource(url, null, null)
                .locations(
                        "classpath:db/migration/common", "classpath:db/migration/" + (sqlite ? "sqlite" : "postgresql"))
                .placeholders(sqlite ? SQLITE : POSTGRES)
                // One that fails takes all of this start's back with it.
                .group(true)
                .loggers("slf4j")
                .load();
        Newer.refuse(flyway.info().all(), connection);
        flyway.migrate();
    }
}
