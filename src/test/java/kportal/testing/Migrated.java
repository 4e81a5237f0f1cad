package kportal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import kportal.db.Databases;

/** A database of each kind, migrated once a JVM and copied for each test: to migrate each took an eighth of their time. */
final class Migrated {
    private Migrated() {}

    private static final class Sqlite {
        private static final byte[] FILE = make();

        private static byte[] make() {
            try {
                Path folder = Files.createTempDirectory("kportal-migrated");
                Path file = folder.resolve("kportal.db");
                // Closed, it is one file: its log is in it.
                Databases.open("jdbc:sqlite:" + file, Clock.systemUTC()).close();
                byte[] bytes = Files.readAllBytes(file);
                Files.delete(file);
                Files.delete(folder);
                return bytes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Postgres {
        private static final String DATABASE = make();

        private static String make() {
            String url = PostgresServer.newDatabase();
            Databases.open(url, Clock.systemUTC()).close();
            return url.replaceAll(".*/|\\?.*", "");
        }
    }

    /** The JDBC URL of a new file in this folder. */
    static String sqlite(Path folder) {
        try {
            Path file = folder.resolve("kportal.db");
            // As the portal itself makes it.
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, Sqlite.FILE);
            return "jdbc:sqlite:" + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String postgres() {
        return PostgresServer.newDatabase(Postgres.DATABASE);
    }
}
