package kportal.transactions.paper;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import kportal.export.PdfPages;
import kportal.transactions.Transaction;
import kportal.transactions.TransactionRepository;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.Turns;
import kportal.web.Turns.Turn;
import kportal.web.View;

/** A receipt for paper: a PDF, and a slip 58 mm wide. */
public final class PaperController {
    private final TransactionRepository transactions;
    private final Papers papers;
    private final Turns turns;
    private final View view;

    public PaperController(TransactionRepository transactions, Papers papers, Turns turns, View view) {
        this.transactions = transactions;
        this.papers = papers;
        this.turns = turns;
        this.view = view;
    }

    public void slip(Context ctx) {
        ctx.render("transactions/slip", page(ctx, find(ctx)));
    }

    public void pdf(Context ctx) {
        Transaction tx = find(ctx);
        try (Turn _ = turns.take(Sessions.of(ctx).businessId())) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            PdfPages.write(view.paper("transactions/receipt-pdf", page(ctx, tx), view.language(ctx)), file);
            ctx.contentType("application/pdf").header("Cache-Control", "no-store");
            ctx.header("Content-Disposition", "attachment; filename=\"receipt-" + tx.id() + ".pdf\"");
            ctx.result(file.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Transaction find(Context ctx) {
        return transactions
                .find(Sessions.of(ctx).businessId(), ctx.pathParam("id"))
                .filter(tx -> !tx.draft())
                .orElseThrow(NotFoundResponse::new);
    }

    private Map<String, Object> page(Context ctx, Transaction tx) {
        Session session = Sessions.of(ctx);
        return papers.of(session.businessId(), session.businessName(), tx);
    }
}
