package kportal.db.copies;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A database as one file: taken while others write, and put back. */
public interface DatabaseCopy {
    static DatabaseCopy of(String databaseUrl) {
        return databaseUrl.startsWith("jdbc:sqlite:") ? new SqliteCopy(databaseUrl) : new PostgresCopy(databaseUrl);
    }

    /** What the file is called among the others of a backup; of the other kind of database it is another. */
    String fileName();

    /** About how much a copy takes, in bytes. */
    long size() throws IOException;

    /** Written into an empty file and checked. Answers how many rows each table has in it. */
    Map<String, Long> take(Path file) throws IOException;

    /** Why nothing may be put back here as it is; null when it may. */
    @Nullable
    String inTheWay();

    /**
     * The file becomes the database once it was found whole, with so many rows in each table, and finished: that is told
     * where it is. What was there before is moved aside, where it can be. Answers where to, if anything was.
     */
    Optional<Path> putBack(Path file, Map<String, Long> rows, Consumer<String> finish) throws IOException;
}
