package kportal.history.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kportal.export.Cell;
import kportal.export.XlsxFile;
import kportal.export.XlsxFile.Column;
import kportal.history.Line;
import kportal.history.Total;
import kportal.web.Messages;

/** A sheet with the rows, so that its first line names the columns, and one that says what they are and come to. */
final class XlsxExport implements ExportFile {
    private static final List<Integer> WIDTHS = List.of(20, 38, 12, 12, 17, 22, 14, 12, 24, 24, 28, 30, 12, 14);

    private final XlsxFile file;
    private final Heading heading;
    private final Messages messages;

    XlsxExport(OutputStream out, Heading heading, Messages messages) {
        this.heading = heading;
        this.messages = messages;
        List<Column> columns = IntStream.range(0, WIDTHS.size())
                .mapToObj(i -> new Column(ExportColumns.NAMES.get(i), WIDTHS.get(i)))
                .toList();
        this.file = new XlsxFile(out, messages.text("export.sheet.rows"), columns);
    }

    @Override
    public void write(Line row) {
        file.write(ExportColumns.of(row));
    }

    @Override
    public void end(Sums sums) {
        file.sheet(
                messages.text("export.sheet.summary"),
                List.of(
                        new Column(messages.text("export.summary.what"), 40),
                        new Column(messages.text("export.summary.said"), 40),
                        new Column(messages.text("export.summary.naira"), 18)));
        say("export.business", Cell.text(heading.business()));
        say(
                "export.environment",
                Cell.text(messages.text(
                        "export.environment." + heading.environment().code())));
        say("export.made", new Cell.Time(heading.madeAt()));
        if (heading.filters().isEmpty()) {
            say("export.filters", Cell.text(messages.text("export.filters.none")));
        }
        for (Map.Entry<String, String> filter :
                FilterWords.said(heading.filters(), messages).entrySet()) {
            file.write(List.of(Cell.text(filter.getKey()), Cell.text(filter.getValue())));
        }
        say("export.count", new Cell.Count(sums.count()));
        for (Total total : sums.totals()) {
            file.write(List.of(
                    Cell.text(messages.text("status." + total.status().code())),
                    new Cell.Count(total.count()),
                    new Cell.Naira(total.amount())));
        }
        file.write(List.of(Cell.text(messages.text("export.sure")), new Cell.Empty(), new Cell.Naira(sums.sure())));
        file.write(
                List.of(Cell.text(messages.text("export.charged")), new Cell.Empty(), new Cell.Naira(sums.charged())));
        file.write(List.of(Cell.text(messages.text("export.unsure")), new Cell.Empty(), new Cell.Naira(sums.unsure())));
    }

    private void say(String key, Cell cell) {
        file.write(List.of(Cell.text(messages.text(key)), cell));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
