package kportal.recipients.lists;

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
import kportal.recipients.RecipientRepository;
import kportal.recipients.Wanted;
import kportal.recipients.groups.GroupRepository;
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

/** What the list shows, as a file that can be imported again. */
public final class ExportController {
    private static final Logger log = LoggerFactory.getLogger(ExportController.class);

    private final RecipientRepository recipients;
    private final GroupRepository groups;
    private final AuditRepository audit;
    private final Environment environment;
    private final Turns turns;
    private final Clock clock;

    public ExportController(
            RecipientRepository recipients,
            GroupRepository groups,
            AuditRepository audit,
            Environment environment,
            Turns turns,
            Clock clock) {
        this.recipients = recipients;
        this.groups = groups;
        this.audit = audit;
        this.environment = environment;
        this.turns = turns;
        this.clock = clock;
    }

    public void csv(Context ctx) {
        Session session = Sessions.of(ctx);
        Form form = Form.of(ctx);
        Wanted wanted = Wanted.from(form, groups.find(session.businessId(), form.value("group")));
        if (!form.valid()) {
            View.seeOther(ctx, "/recipients");
            return;
        }
        try (Turn _ = turns.take(session.businessId())) {
            csv(ctx, session, wanted);
        }
    }

    private void csv(Context ctx, Session session, Wanted wanted) {
        ctx.contentType("text/csv; charset=utf-8; header=present");
        ctx.header(
                "Content-Disposition",
                "attachment; filename=\"kportal-recipients-" + LagosTime.dayOf(clock.instant()) + ".csv\"");
        Deed deed = Deed.of(Kind.EXPORTED, session, Origin.of(ctx)).in(environment);
        AtomicLong rows = new AtomicLong();
        CsvFile file = new CsvFile(ctx.outputStream(), ListColumns.NAMES);
        try {
            recipients.walk(session.businessId(), wanted, recipient -> {
                file.write(ListColumns.cells(recipient));
                rows.incrementAndGet();
            });
            // Before the end of the file: one that is whole is in the log.
            audit.append(deed.saying("recipients.csv, rows: " + rows));
            file.close();
        } catch (IOException | UncheckedIOException e) {
            log.debug("whoever was exporting has gone", e);
            audit.append(deed.with(Outcome.BROKEN).saying("recipients.csv, rows: " + rows));
        } catch (RuntimeException e) {
            log.error("an export broke off", e);
            WebServer.breakOff(ctx, e);
        }
    }
}
