package kportal.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import kportal.support.LagosTime;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook that is written through as it grows: of its rows only the last few are in memory. */
public final class XlsxFile implements Closeable {
    private static final int KEPT = 200;

    /** What a spreadsheet would take for one character, where somebody typed seven. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    /** Also keeps a text that is edited from being run then. */
    private static final String AS_TEXT = "@";

    private final Workbook book;
    private final int longest;
    private Worksheet sheet;
    private String name;
    private List<Column> columns;
    private int part = 1;
    private int row;

    /** What a column is called, and how wide it is in characters. */
    public record Column(String name, int width) {}

    /** Begins with its first sheet. */
    public XlsxFile(OutputStream out, String name, List<Column> columns) {
        this(out, name, columns, Worksheet.MAX_ROWS);
    }

    XlsxFile(OutputStream out, String name, List<Column> columns, int longest) {
        this.book = new Workbook(out, "Kportal", "1.0");
        this.longest = longest;
        this.name = name;
        this.columns = columns;
        this.sheet = begun(name);
    }

    /** The sheet before it is done with. */
    public void sheet(String next, List<Column> its) {
        finishSheet();
        name = next;
        columns = its;
        part = 1;
        sheet = begun(next);
    }

    private Worksheet begun(String title) {
        Worksheet next = book.newWorksheet(title);
        for (int column = 0; column < columns.size(); column++) {
            next.width(column, columns.get(column).width());
            next.inlineString(0, column, columns.get(column).name());
            next.style(0, column).bold().set();
        }
        next.freezePane(0, 1);
        row = 1;
        return next;
    }

    /** What has more rows than a sheet can have goes on in another. */
    public void write(List<Cell> cells) {
        if (row == longest) {
            finishSheet();
            part++;
            sheet = begun(name + " " + part);
        }
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        row++;
        if (row % KEPT == 0) {
            flush();
        }
    }

    private void write(int column, Cell cell) {
        switch (cell) {
            case Cell.Text text -> {
                sheet.inlineString(row, column, ESCAPE.matcher(text.text()).replaceAll("_x005F_"));
                sheet.style(row, column).format(AS_TEXT).set();
            }
            case Cell.Naira naira -> {
                sheet.value(row, column, BigDecimal.valueOf(naira.money().kobo(), 2));
                sheet.style(row, column).format("#,##0.00").set();
            }
            case Cell.Time time -> {
                sheet.value(
                        row,
                        column,
                        time.time().atZone(LagosTime.ZONE).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS));
                sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
            }
            case Cell.Count count -> sheet.value(row, column, count.count());
            case Cell.Empty empty -> {}
        }
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finishSheet() {
        try {
            sheet.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        book.finish();
    }
}
