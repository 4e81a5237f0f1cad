package kportal.transactions.receipts;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.Optional;
import kportal.transactions.Payer;
import kportal.transactions.Status;
import kportal.transactions.Transaction;
import kportal.transactions.TransactionRepository;
import kportal.transactions.paying.Consent;
import kportal.transactions.paying.Payment;
import kportal.transactions.paying.Payments;
import kportal.transactions.paying.Through;
import kportal.transactions.settling.Settlements;
import kportal.transactions.settling.Typed;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;
import org.jspecify.annotations.Nullable;

/** One transaction: its review page while it is a draft, then its receipt. */
public final class TransactionController {
    private final TransactionRepository transactions;
    private final TransactionPages pages;
    private final Payments payments;
    private final Settlements settlements;
    private final View view;

    public TransactionController(
            TransactionRepository transactions,
            TransactionPages pages,
            Payments payments,
            Settlements settlements,
            View view) {
        this.transactions = transactions;
        this.pages = pages;
        this.payments = payments;
        this.settlements = settlements;
        this.view = view;
    }

    public void show(Context ctx) {
        Transaction transaction = find(ctx);
        if (transaction.draft()) {
            ctx.render("transactions/review", review(ctx, transaction, Form.blank()));
        } else if (transaction.status() == Status.SENDING && ctx.header("HX-Request") != null) {
            // The page that asks shows this already: nothing to send over a metered line.
            ctx.status(HttpStatus.NO_CONTENT);
        } else {
            ctx.render("transactions/receipt", receipt(ctx, transaction, Form.blank()));
        }
    }

    public void pay(Context ctx) {
        Form form = Form.of(ctx);
        Transaction transaction = find(ctx);
        Consent consent = new Consent(
                Through.PAGE, accepted(form, transaction), form.value("again").equals("yes"));
        switch (payments.pay(payer(ctx), transaction.id(), consent)) {
            case Payment.Sent sent -> View.seeOther(ctx, path(transaction));
            case Payment.NotFound notFound -> throw new NotFoundResponse();
            case Payment.NoKey noKey -> {
                view.flash(ctx, "flash.key.needed");
                View.seeOther(ctx, "/key");
            }
            case Payment.BackToReview back -> backToReview(ctx, form, back.why());
        }
    }

    private void backToReview(Context ctx, Form form, String why) {
        if (why.equals("likely_twice")) {
            form.reject("again", "error.again");
        } else {
            form.reject(Message.of("review.refused." + why));
        }
        // Read again: its price may be another now.
        View.invalid(ctx, "transactions/review", review(ctx, find(ctx), form));
    }

    /** The price that stood on the page; none stands there for an SMS. Anything that isn't a price agrees to nothing. */
    private static @Nullable Long accepted(Form form, Transaction transaction) {
        String price = form.value("price");
        if (price.isEmpty()) {
            return TransactionRepository.kobo(transaction.order().amount());
        }
        return price.matches("\\d{1,15}") ? Long.parseLong(price) : -1L;
    }

    public void resolve(Context ctx) {
        Form form = Form.of(ctx);
        Transaction transaction = find(ctx);
        Optional<Status> outcome = Status.of(form.required("outcome", 20).orElse(""))
                .filter(s -> s == Status.SUCCEEDED || s == Status.FAILED);
        if (outcome.isEmpty()) {
            form.reject("outcome", "error.missing.outcome");
        }
        Optional<String> note = form.required("note", 500);
        Typed typed = Typed.read(form, transaction, outcome.orElse(Status.SUCCEEDED));
        settled(
                ctx,
                form,
                transaction,
                () -> settlements.resolve(
                        payer(ctx), Origin.of(ctx), transaction.id(), outcome.get(), note.get(), typed));
    }

    public void reverse(Context ctx) {
        Form form = Form.of(ctx);
        Transaction transaction = find(ctx);
        Optional<String> note = form.required("note", 500);
        settled(
                ctx,
                form,
                transaction,
                () -> settlements.reverse(payer(ctx), Origin.of(ctx), transaction.id(), note.get()));
    }

    private void settled(
            Context ctx, Form form, Transaction transaction, java.util.function.Supplier<Settlements.Answer> settle) {
        if (transaction.draft()) {
            throw new NotFoundResponse();
        }
        Settlements.Answer answer = form.valid() ? settle.get() : Settlements.Answer.NOT_OPEN;
        if (answer == Settlements.Answer.SETTLED) {
            view.flash(ctx, "flash.settled");
            View.seeOther(ctx, path(transaction));
        } else if (answer == Settlements.Answer.NOT_FOUND) {
            throw new NotFoundResponse();
        } else {
            if (form.valid()) {
                form.reject(Message.of("error.settle.closed"));
            }
            View.invalid(ctx, "transactions/receipt", receipt(ctx, find(ctx), form));
        }
    }

    private Transaction find(Context ctx) {
        return transactions
                .find(Sessions.of(ctx).businessId(), ctx.pathParam("id"))
                .orElseThrow(NotFoundResponse::new);
    }

    private Map<String, Object> review(Context ctx, Transaction transaction, Form form) {
        return pages.review(payer(ctx), transaction, form);
    }

    private Map<String, Object> receipt(Context ctx, Transaction transaction, Form form) {
        return pages.receipt(Sessions.of(ctx), transaction, form);
    }

    private static Payer payer(Context ctx) {
        Session session = Sessions.of(ctx);
        return new Payer(session.businessId(), session.userId());
    }

    private static String path(Transaction transaction) {
        return "/transactions/" + transaction.id();
    }
}
