package kportal.history.exports;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.audit.Outcome;
import kportal.history.HistoryFilter;
import kportal.history.HistoryRepository;
import kportal.history.ListModel;
import kportal.support.Environment;
import kportal.support.LagosTime;
import kportal.web.Courtesy;
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
    private final Exports exports;
    private final ListModel models;
    private final AuditRepository audit;
    private final Turns turns;
    private final Courtesy courtesy;
    private final View view;
    private final Environment environment;
    private final long atOnce;
    private final Clock clock;

    /** {@code atOnce}: so many rows are sent as they are read; a longer file is made in the background. */
    public ExportController(
            HistoryRepository history,
            Exports exports,
            ListModel models,
            AuditRepository audit,
            Turns turns,
            Courtesy courtesy,
            View view,
            Environment environment,
            long atOnce,
            Clock clock) {
        this.history = history;
        this.exports = exports;
        this.models = models;
        this.audit = audit;
        this.turns = turns;
        this.courtesy = courtesy;
        this.view = view;
        this.environment = environment;
        this.atOnce = atOnce;
        this.clock = clock;
    }

    public void csv(Context ctx) {
        send(ctx, Format.CSV);
    }

    public void xlsx(Context ctx) {
        send(ctx, Format.XLSX);
    }

    public void json(Context ctx) {
        send(ctx, Format.JSON);
    }

    public void pdf(Context ctx) {
        send(ctx, Format.PDF);
    }

    private void send(Context ctx, Format format) {
        Form form = Form.of(ctx);
        HistoryFilter filter =
                HistoryFilter.from(form, LagosTime.dayOf(clock.instant())).orElse(null);
        if (filter == null) {
            View.invalid(ctx, ListModel.PAGE, models.form(Sessions.of(ctx), form));
            return;
        }
        if (format != Format.CSV
                && format.takesLong(history.totals(Sessions.of(ctx).businessId(), filter), atOnce)) {
            // A page that asks for it: a GET starts no work that goes on without it. Scripts fetch CSV, however long.
            View.seeOther(ctx, "/transactions/export" + filter.query());
            return;
        }
        try (Turn _ = turns.take(Sessions.of(ctx).businessId())) {
            courtesy.leave(ctx);
            send(ctx, format, filter);
        }
    }

    /** Row by row through to the browser: memory stays the same however many there are. */
    private void send(Context ctx, Format format, HistoryFilter filter) {
        Session session = Sessions.of(ctx);
        Instant now = clock.instant();
        Map<String, String> fields = FilterWords.fields(filter);
        ctx.contentType(format.contentType());
        if (format.compressed()) {
            ctx.disableCompression();
        }
        ctx.header("Content-Disposition", "attachment; filename=\"" + FileName.of(filter, format, now) + "\"");
        Deed deed = Deed.of(Kind.EXPORTED, session, Origin.of(ctx)).in(environment);
        String name = "export." + format.code() + filter.untypedQuery() + ", rows: ";
        Sums sums = new Sums();
        try {
            Heading heading =
                    new Heading(session.businessName(), environment, now, fields, filter.days(), view.language(ctx));
            ExportFile file = exports.open(format, heading, ctx.outputStream());
            exports.fill(file, session.businessId(), filter, sums, rows -> {});
            // Before the end of the file: one that is whole is in the log.
            audit.append(deed.saying(name + sums.count()));
            file.close();
        } catch (IOException | UncheckedIOException e) {
            log.debug("whoever was exporting has gone", e);
            audit.append(deed.with(Outcome.BROKEN).saying(name + sums.count()));
        } catch (RuntimeException e) {
            log.error("an export broke off", e);
            WebServer.breakOff(ctx, e);
        }
    }
}
