package kportal.history;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import kportal.export.CsvFile;
import kportal.support.LagosTime;
import kportal.web.Form;
import kportal.web.Sessions;
import kportal.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the history shows, as a file. */
public final class ExportController {
    private static final Logger log = LoggerFactory.getLogger(ExportController.class);

    private final HistoryRepository history;
    private final Clock clock;

    public ExportController(HistoryRepository history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    /** Row by row through to the browser: memory stays the same however many there are. */
    public void csv(Context ctx) {
        Form form = Form.of(ctx);
        HistoryFilter filter = HistoryFilter.from(form).orElse(null);
        if (filter == null) {
            HistoryController.invalid(ctx, form);
            return;
        }
        ctx.contentType("text/csv; charset=utf-8; header=present");
        ctx.header("Content-Disposition", "attachment; filename=\"" + name("csv") + "\"");
        CsvFile file = new CsvFile(ctx.outputStream(), ExportColumns.NAMES);
        try {
            history.walk(Sessions.of(ctx).businessId(), filter, row -> file.write(ExportColumns.of(row)));
            file.close();
        } catch (IOException | UncheckedIOException e) {
            log.debug("whoever was exporting has gone", e);
        } catch (RuntimeException e) {
            log.error("an export broke off", e);
            WebServer.breakOff(ctx, e);
        }
    }

    private String name(String ending) {
        return "kportal-transactions-" + LagosTime.dayOf(clock.instant()) + "." + ending;
    }
}
