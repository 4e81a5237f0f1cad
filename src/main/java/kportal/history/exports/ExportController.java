package kportal.history.exports;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.audit.Outcome;
import kportal.export.CsvFile;
import kportal.history.HistoryFilter;
import kportal.history.HistoryRepository;
import kportal.history.ListModel;
import kportal.support.Environment;
import kportal.support.LagosTime;
import kportal.web.Form;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.Turns;
import kportal.web.Turns.Turn;
import kportal.web.View;
import kportal.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the history shows, as a file. */
public final class ExportController {
    private static final Logger log = LoggerFactory.getLogger(ExportController.class);

    private final HistoryRepository history;
    private final ListModel models;
    private final AuditRepository audit;
    private final Turns turns;
    private final Environment environment;
    private final Clock clock;

    public ExportController(
            HistoryRepository history,
            ListModel models,
            AuditRepository audit,
            Turns turns,
            Environment environment,
            Clock clock) {
        this.history = history;
        this.models = models;
        this.audit = audit;
        this.turns = turns;
        this.environment = environment;
        this.clock = clock;
    }

    public void csv(Context ctx) {
        Form form = Form.of(ctx);
        HistoryFilter filter =
                HistoryFilter.from(form, LagosTime.dayOf(clock.instant())).orElse(null);
        if (filter == null) {
            View.invalid(ctx, ListModel.PAGE, models.form(Sessions.of(ctx), form));
            return;
        }
        try (Turn _ = turns.take(Sessions.of(ctx).businessId())) {
            csv(ctx, filter);
        }
    }

    /** Row by row through to the browser: memory stays the same however many there are. */
    private void csv(Context ctx, HistoryFilter filter) {
        ctx.contentType("text/csv; charset=utf-8; header=present");
        ctx.header("Content-Disposition", "attachment; filename=\"" + name("csv") + "\"");
        Session session = Sessions.of(ctx);
        Deed deed = Deed.of(Kind.EXPORTED, session, Origin.of(ctx)).in(environment);
        String name = "export.csv" + filter.untypedQuery() + ", rows: ";
        AtomicLong rows = new AtomicLong();
        CsvFile file = new CsvFile(ctx.outputStream(), ExportColumns.NAMES);
        try {
            history.walk(session.businessId(), filter, row -> {
                file.write(ExportColumns.of(row));
                rows.incrementAndGet();
            });
            // Before the end of the file: one that is whole is in the log.
            audit.append(deed.saying(name + rows));
            file.close();
        } catch (IOException | UncheckedIOException e) {
            log.debug("whoever was exporting has gone", e);
            audit.append(deed.with(Outcome.BROKEN).saying(name + rows));
        } catch (RuntimeException e) {
            log.error("an export broke off", e);
            WebServer.breakOff(ctx, e);
        }
    }

    private String name(String ending) {
        return "kportal-transactions-" + LagosTime.dayOf(clock.instant()) + "." + ending;
    }
}
