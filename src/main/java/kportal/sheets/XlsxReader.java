package kportal.sheets;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/** The first sheet of a workbook that can be seen, row by row, hidden rows and columns too. */
final class XlsxReader {
    /** One at a time: each holds its shared texts in memory, and this is a small machine. */
    private static final Semaphore TURNS = new Semaphore(1, true);

    private static final Pattern LINE = Pattern.compile("\\d{1,7}");

    private final Rows rows;
    private final CellValues values;

    private XlsxReader(Rows rows, CellValues values) {
        this.rows = rows;
        this.values = values;
    }

    static void read(Path file, Rows rows) throws IOException {
        TURNS.acquireUninterruptibly();
        try (Workbook book = Workbook.open(file)) {
            XlsxReader reader = new XlsxReader(rows, book.values());
            try (XmlPart sheet = book.sheet()) {
                reader.read(sheet);
            }
        } catch (ZipException | EOFException e) {
            throw new SheetRejected(SheetProblem.BROKEN, 0);
        } finally {
            TURNS.release();
        }
    }

    private void read(XmlPart sheet) throws IOException {
        int line = 0;
        List<String> cells = new ArrayList<>();
        while (sheet.next() && !sheet.ends("sheetData")) {
            if (sheet.starts("row")) {
                line = line(sheet.attribute("r"), line + 1);
                cells.clear();
            } else if (sheet.starts("c")) {
                put(cells, column(sheet.attribute("r"), cells.size()), values.read(sheet, line));
            } else if (sheet.ends("row")) {
                rows.take(line, cells);
            }
        }
    }

    /** What stands past the last column that is taken is put into the first that isn't: however far out, it costs no more. */
    private static void put(List<String> cells, int column, String value) {
        if (value.isEmpty()) {
            return;
        }
        int place = Math.min(column, Rows.MOST_COLUMNS);
        while (cells.size() <= place) {
            cells.add("");
        }
        cells.set(place, value);
    }

    private static int line(String given, int next) {
        return LINE.matcher(given).matches() ? Integer.parseInt(given) : next;
    }

    /** Of {@code AB12}, the letters. */
    private static int column(String given, int next) {
        int column = 0;
        for (int i = 0; i < given.length() && given.charAt(i) >= 'A' && column <= Rows.MOST_COLUMNS; i++) {
            column = column * 26 + given.charAt(i) - 'A' + 1;
        }
        return column == 0 ? next : column - 1;
    }
}
