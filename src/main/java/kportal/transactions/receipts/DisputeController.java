package kportal.transactions.receipts;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import kportal.transactions.Transaction;
import kportal.transactions.TransactionRepository;
import kportal.web.Sessions;

/** All that is known of one purchase on one page, to print or to send to whoever can look it up at Kpoint. */
public final class DisputeController {
    private final TransactionRepository transactions;
    private final AnswerRepository answers;
    private final TryRepository tries;

    public DisputeController(TransactionRepository transactions, AnswerRepository answers, TryRepository tries) {
        this.transactions = transactions;
        this.answers = answers;
        this.tries = tries;
    }

    public void show(Context ctx) {
        String businessId = Sessions.of(ctx).businessId();
        Transaction transaction = transactions
                .find(businessId, ctx.pathParam("id"))
                .filter(t -> !t.draft())
                .orElseThrow(NotFoundResponse::new);
        Map<String, Object> page = new HashMap<>();
        page.put("tx", transaction);
        page.put("answer", answers.find(businessId, transaction.id()).orElse(null));
        TryRepository.Tries others = tries.find(businessId, transaction);
        page.put("tries", others);
        page.put("chat", Chat.about(transaction, Sessions.of(ctx).businessName(), others));
        ctx.render("transactions/dispute", page);
    }
}
