package kportal.db.moving;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import kportal.db.Databases;
import org.jspecify.annotations.Nullable;

/**
 * Everything from a SQLite file to PostgreSQL, or back. Broken off at whatever moment it goes on where it was; it is done
 * only when each table is the same on both sides, and from then on no portal serves from the first.
 */
public final class Move {
    private final String from;
    private final String to;
    private final Consumer<String> print;

    public Move(String from, String to, Consumer<String> print) {
        this.from = from;
        this.to = to;
        this.print = print;
    }

    /** An exception says why nothing, or not all, was moved. */
    public void run() throws IOException {
        Databases.migrate("DATABASE_URL", from);
        Databases.migrate("MOVE_TO", to);
        try (End source = End.of(from);
                End target = End.of(to)) {
            End postgres = source instanceof PostgresEnd ? source : target;
            List<MovedTable> tables = Tables.of(postgres.connection());
            requireRoom(target);
            target.run("insert into moves (state) values ('unfinished') on conflict do nothing");
            target.silence(tables);
            for (MovedTable table : tables) {
                copy(table, source, target);
            }
            target.wake(tables);
            requireSame(tables, source, target);
            source.run("insert into moves (state) values ('left') on conflict do nothing");
            target.run("delete from moves");
        } catch (SQLException e) {
            throw new IOException("SQLSTATE " + e.getSQLState() + ": " + e.getMessage(), e);
        }
    }

    private static void requireRoom(End target) throws SQLException, IOException {
        if (!target.exists("select 1 from moves where state = 'unfinished'")
                && (target.exists("select 1 from users") || target.exists("select 1 from keyset_checks"))) {
            throw new IOException("the database that MOVE_TO names holds a portal's data already");
        }
    }

    private void copy(MovedTable table, End source, End target) throws SQLException {
        @Nullable Object @Nullable [] after = target.greatestKey(table);
        long rows = target.insert(table, into -> source.read(table, after, into));
        if (rows > 0) {
            print.accept(String.format(Locale.ROOT, "%s: %,d rows moved", table.name(), rows));
        }
    }

    private void requireSame(List<MovedTable> tables, End source, End target) throws SQLException, IOException {
        List<String> different = new ArrayList<>();
        for (MovedTable table : tables) {
            Print there = target.print(table);
            if (!source.print(table).equals(there)) {
                different.add(table.name());
            } else if (there.rows() > 0) {
                print.accept(String.format(
                        Locale.ROOT,
                        "%s: the same, %,d rows, %,d kobo, SHA-256 %s…",
                        table.name(),
                        there.rows(),
                        there.kobo(),
                        there.hash().substring(0, 16)));
            }
        }
        if (!different.isEmpty()) {
            throw new IOException("these tables are not the same: " + String.join(", ", different)
                    + ". Was a portal running meanwhile? Begin anew, with an empty database");
        }
    }
}
