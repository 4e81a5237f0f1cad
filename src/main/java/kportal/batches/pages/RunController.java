package kportal.batches.pages;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.math.BigDecimal;
import java.util.Optional;
import kportal.batches.Batch;
import kportal.batches.BatchRepository;
import kportal.batches.checking.Corrections;
import kportal.batches.checking.SecondTry;
import kportal.batches.running.Agreed;
import kportal.batches.running.Runner;
import kportal.batches.running.Start;
import kportal.support.Tokens;
import kportal.transactions.Payer;
import kportal.transactions.Service;
import kportal.transactions.paying.Through;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** Lets a batch run, pause, go on, and end. */
public final class RunController {
    private final BatchRepository batches;
    private final Runner runner;
    private final Corrections corrections;
    private final SecondTry secondTry;
    private final BatchPages pages;
    private final View view;

    public RunController(
            BatchRepository batches,
            Runner runner,
            Corrections corrections,
            SecondTry secondTry,
            BatchPages pages,
            View view) {
        this.batches = batches;
        this.runner = runner;
        this.corrections = corrections;
        this.secondTry = secondTry;
        this.pages = pages;
        this.view = view;
    }

    /** {@code total} as it is typed, and {@code doubles_too} where rows look like a second time. */
    public void start(Context ctx) {
        Batch batch = find(ctx);
        Form form = Form.of(ctx);
        Optional<String> typed = form.required("total", 30);
        long total = typed.map(text -> total(batch, text)).orElse(-1L);
        if (typed.isPresent() && total < 0) {
            form.reject("total", "error.batch.total");
        }
        boolean doublesToo = form.value("doubles_too").equals("yes");
        if (form.valid()) {
            corrections.lookForDoubles(batch);
        }
        Start start =
                form.valid() ? runner.start(batch, new Agreed(payer(ctx), total, doublesToo, Through.BATCH)) : null;
        if (start == Start.STARTED || start == Start.NOT_OPEN) {
            View.seeOther(ctx, pages.path(batch));
            return;
        }
        if (start == Start.OTHER_TOTAL) {
            form.reject("total", "error.batch.total");
        } else if (start == Start.DOUBLES) {
            form.reject("doubles_too", "error.batch.doubles");
        } else if (start != null) {
            form.reject(Message.of("error.batch." + start.code()));
        }
        View.invalid(ctx, pages.template(batch), pages.model(batch, form));
    }

    /** Kobo, or a number of messages; -1 when it is neither. */
    private static long total(Batch batch, String typed) {
        String digits = typed.replaceFirst("^(₦|NGN|N)\\s*", "").replaceAll("[, ]", "");
        if (batch.service() == Service.SMS) {
            return digits.matches("\\d{1,9}") ? Long.parseLong(digits) : -1;
        }
        return digits.matches("\\d{1,12}(\\.\\d{1,2})?")
                ? new BigDecimal(digits).movePointRight(2).longValueExact()
                : -1;
    }

    public void pause(Context ctx) {
        Batch batch = find(ctx);
        runner.pause(batch);
        View.seeOther(ctx, pages.path(batch));
    }

    public void resume(Context ctx) {
        Batch batch = find(ctx);
        if (batch.priceMoved()) {
            check(ctx);
            return;
        }
        if (runner.resume(batch, payer(ctx)) == Start.TOO_MANY) {
            view.flash(ctx, "flash.batch.too_many");
        }
        View.seeOther(ctx, pages.path(batch));
    }

    /** What is left is held against today's lists, and agreed to anew; also before anything was agreed to. */
    public void check(Context ctx) {
        Batch batch = find(ctx);
        if (batch.draft() || batches.reopen(batch.businessId(), batch.id())) {
            corrections.checkAgain(batch);
        }
        View.seeOther(ctx, pages.path(batch));
    }

    public void stop(Context ctx) {
        Batch batch = find(ctx);
        runner.stop(batch);
        View.seeOther(ctx, pages.path(batch));
    }

    /** What certainly did not happen, as a batch of its own. */
    public void again(Context ctx) {
        Batch batch = find(ctx);
        String given = Form.of(ctx).value("nonce");
        String nonce = Tokens.hash(given.isEmpty() ? Tokens.next() : given);
        String id = batches.made(batch.businessId(), nonce)
                .map(Batch::id)
                .orElseGet(() -> secondTry.of(payer(ctx), batch, nonce));
        View.seeOther(ctx, "/batches/" + id);
    }

    private Batch find(Context ctx) {
        return batches.find(Sessions.of(ctx).businessId(), ctx.pathParam("id")).orElseThrow(NotFoundResponse::new);
    }

    private static Payer payer(Context ctx) {
        Session session = Sessions.of(ctx);
        return new Payer(session.businessId(), session.userId());
    }
}
