package kportal.audit;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import kportal.export.CsvFile;
import kportal.support.LagosTime;
import kportal.web.Form;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Turns;
import kportal.web.Turns.Turn;
import kportal.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log's page shows, as a file. */
public final class AuditExportController {
    private static final Logger logger = LoggerFactory.getLogger(AuditExportController.class);

    private final AuditLogRepository log;
    private final AuditRepository audit;
    private final AuditController pages;
    private final Turns turns;
    private final Clock clock;

    public AuditExportController(
            AuditLogRepository log, AuditRepository audit, AuditController pages, Turns turns, Clock clock) {
        this.turns = turns;
        this.log = log;
        this.audit = audit;
        this.pages = pages;
        this.clock = clock;
    }

    public void csv(Context ctx) {
        Session session = AuditController.owner(ctx, log);
        Form form = Form.of(ctx);
        AuditFilter filter = AuditFilter.from(form).orElse(null);
        if (filter == null) {
            pages.invalid(ctx, form, session.businessId());
            return;
        }
        try (Turn _ = turns.take(session.businessId())) {
            csv(ctx, session, filter);
        }
    }

    /** Row by row through to the browser, as the history's export. */
    private void csv(Context ctx, Session session, AuditFilter filter) {
        ctx.contentType("text/csv; charset=utf-8; header=present");
        ctx.header(
                "Content-Disposition",
                "attachment; filename=\"kportal-audit-" + LagosTime.dayOf(clock.instant()) + ".csv\"");
        Deed deed = Deed.of(Kind.EXPORTED, session, Origin.of(ctx));
        AtomicLong rows = new AtomicLong();
        String name = "audit.csv" + filter.untyped().query(Map.of()) + ", rows: ";
        CsvFile file = new CsvFile(ctx.outputStream(), AuditColumns.NAMES);
        try {
            log.walk(session.businessId(), filter, line -> {
                file.write(AuditColumns.of(line));
                rows.incrementAndGet();
            });
            // Before the end of the file: one that is whole is in the log.
            audit.append(deed.saying(name + rows));
            file.close();
        } catch (IOException | UncheckedIOException e) {
            logger.debug("whoever was exporting has gone", e);
            audit.append(deed.with(Outcome.BROKEN).saying(name + rows));
        } catch (RuntimeException e) {
            logger.error("an export broke off", e);
            WebServer.breakOff(ctx, e);
        }
    }
}
