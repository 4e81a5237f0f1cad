package kportal.history.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;
import kportal.history.HistoryFilter;
import kportal.history.HistoryRepository;
import kportal.support.Scratch;
import kportal.web.Bundles;
import kportal.web.Courtesy;
import kportal.web.Language;

/** Writes what the history shows into a file. */
public final class Exports {
    private static final int STEP = 1_000;
    private static final int ROWS_BEFORE_A_REST = 250;

    private final HistoryRepository history;
    private final Bundles bundles;
    private final Paper paper;
    private final Courtesy courtesy;
    private final Scratch scratch;
    private final int step;

    /** {@code scratch}: for what is drawn of a statement before it is one. */
    public Exports(HistoryRepository history, Bundles bundles, Paper paper, Courtesy courtesy, Scratch scratch) {
        this(history, bundles, paper, courtesy, scratch, STEP);
    }

    /** {@code step}: after so many rows it is told how far it is. */
    Exports(HistoryRepository history, Bundles bundles, Paper paper, Courtesy courtesy, Scratch scratch, int step) {
        this.scratch = scratch;
        this.paper = paper;
        this.courtesy = courtesy;
        this.step = step;
        this.history = history;
        this.bundles = bundles;
    }

    ExportFile open(Format format, Heading heading, OutputStream out) throws IOException {
        return switch (format) {
            case CSV -> new CsvExport(out);
            case XLSX -> new XlsxExport(out, heading, bundles.in(Language.EN));
            case JSON -> new JsonExport(out, heading);
            case PDF -> new PdfExport(out, heading, paper, bundles.in(heading.language()), scratch);
        };
    }

    /**
     * Every row, and what they come to; the file is left open, so that its last part can wait for the log.
     *
     * @param progress is told now and then how many rows there are
     */
    void fill(ExportFile file, String businessId, HistoryFilter filter, Sums sums, LongConsumer progress)
            throws IOException {
        boolean whole = false;
        try {
            write(file, businessId, filter, sums, progress);
            whole = true;
        } finally {
            if (!whole) {
                file.abandon();
            }
        }
    }

    private void write(ExportFile file, String businessId, HistoryFilter filter, Sums sums, LongConsumer progress)
            throws IOException {
        history.walk(businessId, filter, row -> {
            file.write(row);
            sums.add(row);
            if (sums.count() % step == 0) {
                progress.accept(sums.count());
            }
            if (sums.count() % ROWS_BEFORE_A_REST == 0) {
                courtesy.rest();
            }
        });
        file.end(sums);
    }
}
