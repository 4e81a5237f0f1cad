package kportal.db;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings a database to the newest schema. */
final class Migrations {
    private static final Map<String, String> SQLITE = Map.of(
            "id", "text",
            "text", "text",
            "millis", "integer",
            "kobo", "integer",
            "number", "integer",
            "bytes", "blob",
            "flag", "integer",
            "strict", "strict");

    /** Collation C: text of both databases is ordered and compared byte by byte. */
    private static final Map<String, String> POSTGRES = Map.of(
            "id", "text collate \"C\"",
            "text", "text collate \"C\"",
            "millis", "bigint",
            "kobo", "bigint",
            "number", "integer",
            "bytes", "bytea",
            "flag", "boolean",
            "strict", "");

    private Migrations() {}

    static void run(String url) {
        boolean sqlite = url.startsWith("jdbc:sqlite:");
        Flyway.configure()
                .dataSource(url, null, null)
                .locations(
                        "classpath:db/migration/common", "classpath:db/migration/" + (sqlite ? "sqlite" : "postgresql"))
                .placeholders(sqlite ? SQLITE : POSTGRES)
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
