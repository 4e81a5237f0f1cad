package kportal.sandbox.accounts;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** Opens the practice Kpoint's own database file, readable by its owner only. */
final class SandboxFile {
    /** Not STRICT, which knows no bigint: jOOQ goes by the declared type, and would cut an integer to 32 bits. */
    private static final List<String> TABLES = List.of(
            """
            create table if not exists accounts (id text primary key, cookie_hash text not null unique,
              fee_paid integer not null, wallet_kobo bigint not null check (wallet_kobo >= 0),
              sms_units integer not null check (sms_units >= 0), opened_at bigint not null)""",
            """
            create table if not exists keys (hash text primary key, account_id text not null references accounts (id)
              on delete cascade, last_four text not null, created_at bigint not null)""",
            """
            create table if not exists calls (id integer primary key, account_id text not null references accounts (id)
              on delete cascade, at bigint not null, method text not null, path text not null, request text not null,
              status integer, answer text)""",
            "create table if not exists moved_prices (account_id text primary key references accounts (id)"
                    + " on delete cascade)",
            "create index if not exists calls_by_account on calls (account_id, id)",
            "create index if not exists keys_by_account on keys (account_id)");

    private SandboxFile() {}

    static Connection open(Path dataDir) {
        try {
            Path file = ownersOnly(dataDir).resolve("sandbox.db");
            try {
                Files.createFile(file, owner(file, "rw-------"));
            } catch (FileAlreadyExistsException e) {
                // Of an earlier start, or of another portal's at this moment.
            }
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, pragmas());
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
            }
            return connection;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The sandbox can't open its file in " + dataDir, e);
        }
    }

    private static Path ownersOnly(Path dataDir) throws IOException {
        return Files.isDirectory(dataDir) ? dataDir : Files.createDirectories(dataDir, owner(dataDir, "rwx------"));
    }

    /** SQLite gives its side files the permissions of the file itself. */
    private static FileAttribute<?>[] owner(Path path, String permissions) {
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)} : new FileAttribute<?>[0];
    }

    /** It is only practice: losing the last second to a power cut is fine, so nothing waits for the disk. */
    private static Properties pragmas() {
        Properties pragmas = new Properties();
        pragmas.setProperty("journal_mode", "WAL");
        pragmas.setProperty("synchronous", "OFF");
        pragmas.setProperty("foreign_keys", "true");
        pragmas.setProperty("busy_timeout", "5000");
        return pragmas;
    }
}
