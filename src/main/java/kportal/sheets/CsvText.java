package kportal.sheets;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;

/** A list as text, a line a row. */
final class CsvText {
    private static final int START = 16 * 1024;

    /** A quotation mark left open runs on to the end of the file: it is held in memory only so far. */
    private static final int LONGEST_QUOTED = 1 << 17;

    private CsvText() {}

    static void read(Reader raw, Rows rows) throws IOException {
        Reader text = new BufferedReader(new GuardedText(raw), START);
        String start = start(text);
        Matcher told = Delimiter.told(start);
        if (told.lookingAt()) {
            text.skip(told.end());
            take(text, told.group(1).charAt(0), 1, rows);
        } else {
            take(text, Delimiter.of(start), 0, rows);
        }
    }

    private static String start(Reader text) throws IOException {
        char[] start = new char[START];
        text.mark(START);
        int length = 0;
        for (int n = text.read(start); n > 0; n = text.read(start, length, START - length)) {
            length += n;
        }
        text.reset();
        return new String(start, 0, length);
    }

    private static void take(Reader text, char delimiter, int skipped, Rows rows) throws IOException {
        CsvRow row = new CsvRow();
        try {
            for (SheetRow each : reader(delimiter).build(row, text)) {
                rows.take(each.line() + skipped, each.cells());
            }
        } catch (CsvParseException e) {
            throw new SheetRejected(SheetProblem.QUOTES, row.line() + skipped);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static CsvReader.CsvReaderBuilder reader(char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_QUOTED);
    }
}
