package kportal.seed;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Iterator;

/** A way to put many rows into one kind of database at once, which leaves it as if they had come one by one. */
interface Bulk extends AutoCloseable {
    /** Takes away what would slow it, puts in the rows, and puts it back as the database's own catalog told it. */
    void load(Iterator<MadeRow> rows) throws SQLException, IOException;

    @Override
    void close() throws SQLException;
}
