package kportal.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What came of reading, in one line: {@code 1:a|b 2:c}, or {@code quotes@2}. */
final class Word {
    /** Of a long list its length tells enough. */
    private static final int MOST_SHOWN = 50;

    private Word() {}

    static String of(Path file) {
        return of(rows -> Sheets.read(file, rows));
    }

    static String ofPasted(String text) {
        return of(rows -> Sheets.read(text, rows));
    }

    private interface Reading {
        void into(RowTaker rows) throws IOException;
    }

    private static String of(Reading reading) {
        List<String> rows = new ArrayList<>();
        int[] count = {0};
        try {
            reading.into(row -> {
                if (count[0]++ < MOST_SHOWN) {
                    rows.add(row.line() + ":" + String.join("|", row.cells()));
                }
            });
        } catch (SheetRejected e) {
            return e.problem().code() + "@" + e.line();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count[0] > MOST_SHOWN ? count[0] + " rows" : String.join(" ", rows);
    }

    /** In a process of its own, whose heap is small: the words of all those files. */
    public static void main(String[] files) {
        for (String file : files) {
            System.out.println(Path.of(file).getFileName() + " " + of(Path.of(file)));
        }
    }
}
