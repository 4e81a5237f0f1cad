package kportal.history.exports;

import java.io.Closeable;
import java.io.IOException;
import kportal.history.Line;

/** A file of transactions while it is written: row by row, and nothing of the rows is kept. */
interface ExportFile extends Closeable {
    void write(Line row);

    /** After the last row: what they come to. */
    void end(Sums sums) throws IOException;

    /** It will not be closed: what it keeps elsewhere goes. */
    default void abandon() {}
}
