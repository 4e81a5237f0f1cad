package kportal.testing;

import java.time.Clock;
import kportal.db.Databases;

/** A database of PostgreSQL's, migrated once a JVM and copied for each test; of SQLite's the portal itself makes a copy. */
final class Migrated {
    private static final String POSTGRES = make();

    private Migrated() {}

    private static String make() {
        String url = PostgresServer.newDatabase();
        Databases.open(url, Clock.systemUTC()).close();
        return url.replaceAll(".*/|\\?.*", "");
    }

    static String postgres() {
        return PostgresServer.newDatabase(POSTGRES);
    }
}
