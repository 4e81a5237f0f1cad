package kportal.history.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import kportal.export.Cell;
import kportal.export.CsvFile;
import kportal.export.Formula;
import kportal.history.Line;
import kportal.support.LagosTime;

/** A header, the rows and nothing else: programs read it. */
final class CsvExport implements ExportFile {
    private final CsvFile file;

    CsvExport(OutputStream out) {
        this.file = new CsvFile(out, ExportColumns.NAMES);
    }

    @Override
    public void write(Line row) {
        List<String> texts = new ArrayList<>(ExportColumns.NAMES.size());
        ExportColumns.of(row).forEach(cell -> texts.add(text(cell)));
        file.write(texts);
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> Formula.defused(text.text());
            case Cell.Naira naira -> naira.money().plain();
            case Cell.Time time -> LagosTime.iso(time.time());
            case Cell.Count count -> String.valueOf(count.count());
            case Cell.Empty empty -> "";
        };
    }

    @Override
    public void end(Sums sums) {
        // Its name and the page that offers it say the rest.
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
