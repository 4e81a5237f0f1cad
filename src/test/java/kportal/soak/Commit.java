package kportal.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commit on SQLite that a trace shows: which tables it wrote, by the pages whose frames it put in the WAL. So a
 * purchase's commit is told from the small ones beside it, such as when a key last worked.
 */
final class Commit {
    /** What a purchase's steps write. With one purchase at a time, no other commit does. */
    private static final Set<String> OF_A_PURCHASE = Set.of(
            "businesses",
            "transactions",
            "transaction_events",
            "answers",
            "totals",
            "history_versions",
            "search_scopes",
            "search_config",
            "search_content",
            "search_data",
            "search_docsize",
            "search_idx");

    /** A new page changes the first one as well, the schema's. */
    private static final String SCHEMA = "sqlite_schema";

    /** A frame's header is 24 bytes, the first four of them the page's number. */
    private static final Pattern FRAME = Pattern.compile(
            "pwrite64\\(\\d+<[^>]*kportal\\.db-wal>, \"((?:\\\\x[0-9a-f]{2}){4})(?:\\\\x[0-9a-f]{2})*\"(?:\\.\\.\\.)?, 24, .*");

    private final Set<Long> pages = new HashSet<>();

    Commit(List<String> calls) {
        for (String call : calls) {
            Matcher frame = FRAME.matcher(call);
            if (frame.matches()) {
                pages.add(Long.parseLong(frame.group(1).replace("\\x", ""), 16));
            }
        }
    }

    boolean ofAPurchase(Path dataDir) {
        Set<String> tables = tables(dataDir);
        tables.remove(SCHEMA);
        return !tables.isEmpty() && OF_A_PURCHASE.containsAll(tables);
    }

    /** Looked up in a copy: to look at the database itself would do the dead portal's recovery for it. */
    Set<String> tables(Path dataDir) {
        try {
            Path copy = Files.createTempDirectory("kportal-commit");
            try {
                for (String file : List.of("kportal.db", "kportal.db-wal")) {
                    Files.copy(dataDir.resolve(file), copy.resolve(file));
                }
                return tablesIn(copy.resolve("kportal.db"));
            } finally {
                Folders.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> tablesIn(Path database) {
        Set<String> tables = new HashSet<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var query = connection.createStatement();
                var rows = query.executeQuery("select d.pageno, coalesce(s.tbl_name, d.name)"
                        + " from dbstat d left join sqlite_schema s on s.name = d.name")) {
            while (rows.next()) {
                if (pages.contains(rows.getLong(1))) {
                    tables.add(rows.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return tables;
    }
}
