package kportal.batches;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kportal.batches.checking.Intake;
import kportal.catalog.Catalog;
import kportal.keys.ApiKeys;
import kportal.sheets.SheetRejected;
import kportal.sheets.Sheets;
import kportal.support.Tokens;
import kportal.transactions.Payer;
import kportal.transactions.Service;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** Many at once: the list of batches, and a new one. */
public final class BatchController {
    private final BatchRepository batches;
    private final Intake intake;
    private final BatchPages pages;
    private final Catalog catalog;
    private final ApiKeys keys;
    private final View view;

    public BatchController(
            BatchRepository batches, Intake intake, BatchPages pages, Catalog catalog, ApiKeys keys, View view) {
        this.batches = batches;
        this.intake = intake;
        this.pages = pages;
        this.catalog = catalog;
        this.keys = keys;
        this.view = view;
    }

    public void index(Context ctx) {
        ctx.render(
                "batches/index", Map.of("batches", batches.list(Sessions.of(ctx).businessId())));
    }

    public void newForm(Context ctx) {
        ctx.render("batches/new", model(ctx, Form.of(ctx)));
    }

    private Map<String, Object> model(Context ctx, Form form) {
        String businessId = Sessions.of(ctx).businessId();
        Map<String, Object> model =
                new HashMap<>(NewBatchForm.model(NewBatchForm.service(form), form, catalog.of(businessId)));
        model.put("nonce", Tokens.next());
        return model;
    }

    public void create(Context ctx) {
        Session session = Sessions.of(ctx);
        if (keys.find(session.businessId()).isEmpty()) {
            view.flash(ctx, "flash.key.needed");
            View.seeOther(ctx, "/key");
            return;
        }
        Form form = Form.of(ctx);
        Optional<String> id = taken(session, form);
        if (id.isPresent()) {
            View.seeOther(ctx, "/batches/" + id.get());
        } else {
            View.invalid(ctx, "batches/new", model(ctx, form));
        }
    }

    /** Empty when the form has been told what is wrong. */
    private Optional<String> taken(Session session, Form form) {
        String nonce = Tokens.hash(form.value("nonce").isEmpty() ? Tokens.next() : form.value("nonce"));
        Optional<Batch> before = batches.made(session.businessId(), nonce);
        if (before.isPresent()) {
            return before.map(Batch::id);
        }
        if (batches.tooMany(session.businessId())) {
            form.reject(Message.of("error.batch.drafts"));
            return Optional.empty();
        }
        Service service = NewBatchForm.service(form);
        String rows = form.required("rows", NewBatchForm.LONGEST_PASTE).orElse("");
        if (!form.valid()) {
            return Optional.empty();
        }
        Intake.Asked asked = new Intake.Asked(
                new Payer(session.businessId(), session.userId()),
                service,
                Batch.PASTED,
                NewBatchForm.usual(service, form),
                nonce);
        try {
            Optional<String> id = intake.take(asked, taker -> Sheets.read(rows, taker));
            if (id.isEmpty()) {
                form.reject("rows", "error.missing.rows");
            }
            return id;
        } catch (SheetRejected e) {
            form.reject("rows", "sheet.problem." + e.problem().code());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void show(Context ctx) {
        Batch batch = batch(ctx);
        ctx.render(pages.template(batch), pages.model(batch, Form.of(ctx)));
    }

    /** What was never begun is thrown away. */
    public void remove(Context ctx) {
        Batch batch = batch(ctx);
        if (batches.remove(batch.businessId(), batch.id())) {
            view.flash(ctx, "flash.batch.removed");
            View.seeOther(ctx, "/batches");
        } else {
            View.seeOther(ctx, pages.path(batch));
        }
    }

    private Batch batch(Context ctx) {
        return find(batches, ctx);
    }

    static Batch find(BatchRepository batches, Context ctx) {
        return batches.find(Sessions.of(ctx).businessId(), ctx.pathParam("id")).orElseThrow(NotFoundResponse::new);
    }
}
