package kportal.history.exports;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.export.ExportFolder;
import kportal.web.Message;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** Files that are made in the background: how far they are, and the files themselves. */
public final class LongExportController {
    private final LongExportRepository repository;
    private final ExportFolder folder;
    private final AuditRepository audit;
    private final View view;
    private final Clock clock;

    public LongExportController(
            LongExportRepository repository, ExportFolder folder, AuditRepository audit, View view, Clock clock) {
        this.repository = repository;
        this.folder = folder;
        this.audit = audit;
        this.view = view;
        this.clock = clock;
    }

    public void index(Context ctx) {
        ctx.render(
                "history/exports",
                Map.of("exports", repository.list(Sessions.of(ctx).businessId())));
    }

    public void show(Context ctx) {
        LongExport export = export(ctx);
        Map<String, Object> model = new HashMap<>();
        model.put("export", export);
        model.put("filters", FilterWords.said(export.fields(), view.messages(ctx)));
        model.put("progress", progress(export));
        if (export.ready()) {
            model.put("until", Message.of("export.long.until", expiresAt(export)));
        }
        model.put("refresh", export.unfinished());
        ctx.render("history/long-export", model);
    }

    private static Message progress(LongExport export) {
        return export.expected() == 0
                ? Message.of("export.long.uncounted", grouped(export.written()))
                : Message.of("export.long.progress", grouped(export.written()), grouped(export.expected()));
    }

    private static String grouped(int count) {
        return String.format("%,d", count);
    }

    private static Instant expiresAt(LongExport export) {
        return Objects.requireNonNull(export.expiresAt());
    }

    /** For whoever of the business is signed in; each time is in the log. */
    public void file(Context ctx) {
        Session session = Sessions.of(ctx);
        LongExport export = export(ctx);
        Path file = file(export);
        if (!export.ready() || !clock.instant().isBefore(expiresAt(export)) || !Files.isRegularFile(file)) {
            View.seeOther(ctx, "/exports/" + export.id());
            return;
        }
        audit.append(Deed.of(Kind.EXPORTED, session, Origin.of(ctx))
                .in(export.environment())
                .about(export.id())
                .saying("file fetched, rows: " + export.written()));
        ctx.contentType(export.format().contentType());
        ctx.header(
                "Content-Disposition",
                "attachment; filename=\"" + FileName.of(export.filter(), export.format(), export.createdAt()) + "\"");
        try {
            // What is compressed on the way has another length, and would break off at this one.
            if (export.format().compressed()) {
                ctx.disableCompression().header("Content-Length", String.valueOf(Files.size(file)));
            }
            try (InputStream in = Files.newInputStream(file)) {
                in.transferTo(ctx.outputStream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(LongExport export) {
        return folder.file(LongExport.file(export.id(), String.valueOf(export.attempt()), export.format()));
    }

    /** Stops it, or takes its file away. */
    public void remove(Context ctx) {
        LongExport export = export(ctx);
        if (repository.remove(export.businessId(), export.id(), clock.instant())) {
            folder.remove(LongExport.file(export.id(), String.valueOf(export.attempt()), export.format()));
        }
        View.seeOther(ctx, "/exports/" + export.id());
    }

    private LongExport export(Context ctx) {
        return repository
                .find(Sessions.of(ctx).businessId(), ctx.pathParam("id"))
                .orElseThrow(NotFoundResponse::new);
    }
}
