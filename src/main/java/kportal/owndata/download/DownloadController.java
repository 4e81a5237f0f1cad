package kportal.owndata.download;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import kportal.accounts.attempts.Attempts;
import kportal.accounts.attempts.Limit;
import kportal.audit.AuditController;
import kportal.audit.AuditLogRepository;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.audit.Outcome;
import kportal.support.LagosTime;
import kportal.web.Form;
import kportal.web.Later;
import kportal.web.Messages;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Turns;
import kportal.web.Turns.Turn;
import kportal.web.View;
import kportal.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that is held on a business, for its owner to take along. */
public final class DownloadController {
    private static final Logger log = LoggerFactory.getLogger(DownloadController.class);
    private static final String PAGE = "owndata/download";

    /** It reads all there is: a few at once for a slip, and then no more than a person needs. */
    private static final Limit PER_BUSINESS = new Limit("download", 5, Duration.ofMinutes(10));

    private final SheetRepository sheets;
    private final AuditLogRepository auditLog;
    private final Attempts attempts;
    private final Turns turns;
    private final AuditRepository audit;
    private final View view;
    private final Clock clock;

    public DownloadController(
            SheetRepository sheets,
            AuditLogRepository auditLog,
            Attempts attempts,
            Turns turns,
            AuditRepository audit,
            View view,
            Clock clock) {
        this.sheets = sheets;
        this.auditLog = auditLog;
        this.attempts = attempts;
        this.turns = turns;
        this.audit = audit;
        this.view = view;
        this.clock = clock;
    }

    public void show(Context ctx) {
        AuditController.owner(ctx, auditLog);
        ctx.render(PAGE, Map.of("sheets", names()));
    }

    private static List<String> names() {
        return SheetRepository.sheets().stream().map(Sheet::name).toList();
    }

    public void create(Context ctx) {
        Session session = AuditController.owner(ctx, auditLog);
        Form form = Form.of(ctx);
        try (Turn _ = turns.take(session.businessId())) {
            attempts.take(PER_BUSINESS.on(session.businessId()));
            send(ctx, session);
        } catch (Later why) {
            View.later(ctx, why, PAGE, form, Map.of("sheets", names()));
        }
    }

    /** Row by row through to the browser, as the exports. */
    private void send(Context ctx, Session session) {
        Instant now = clock.instant();
        ctx.contentType("application/zip");
        ctx.header(
                "Content-Disposition", "attachment; filename=\"kportal-everything-" + LagosTime.dayOf(now) + ".zip\"");
        Deed deed = Deed.of(Kind.ACCOUNT_DOWNLOADED, session, Origin.of(ctx));
        AtomicLong rows = new AtomicLong();
        try {
            Archive archive = new Archive(ctx.outputStream());
            fill(archive, session, view.messages(ctx), now, rows);
            // Before the end of the file: one that is whole is in the log.
            audit.append(deed.saying("rows: " + rows));
            archive.close();
        } catch (IOException | UncheckedIOException e) {
            log.debug("whoever was downloading has gone", e);
            audit.append(deed.with(Outcome.BROKEN).saying("rows: " + rows));
        } catch (RuntimeException e) {
            log.error("a download broke off", e);
            WebServer.breakOff(ctx, e);
        }
    }

    private void fill(Archive archive, Session session, Messages messages, Instant now, AtomicLong rows)
            throws IOException {
        List<Sheet> all = SheetRepository.sheets();
        archive.text("README.txt", Readme.text(messages, session.businessName(), now, all));
        for (Sheet sheet : all) {
            archive.sheet(
                    sheet,
                    reader -> sheets.walk(session.businessId(), sheet, row -> {
                        reader.accept(row);
                        rows.incrementAndGet();
                    }));
        }
    }
}
