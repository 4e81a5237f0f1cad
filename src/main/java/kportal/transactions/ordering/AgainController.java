package kportal.transactions.ordering;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.Objects;
import kportal.transactions.Service;
import kportal.transactions.Transaction;
import kportal.transactions.TransactionRepository;
import kportal.web.Sessions;
import kportal.web.View;

/** The same purchase once more: a draft of its own, linked to the earlier one, that its review page shows. */
public final class AgainController {
    private final TransactionRepository transactions;
    private final Map<Service, ServiceController> services;

    public AgainController(TransactionRepository transactions, Map<Service, ServiceController> services) {
        this.transactions = transactions;
        this.services = Map.copyOf(services);
    }

    public void create(Context ctx) {
        Transaction earlier = transactions
                .find(Sessions.of(ctx).businessId(), ctx.pathParam("id"))
                .filter(t -> !t.draft())
                .orElseThrow(NotFoundResponse::new);
        if (earlier.repeatable()) {
            Objects.requireNonNull(services.get(earlier.service())).repeat(ctx, earlier);
        } else {
            // On its way: its end is a few seconds off, and says whether there is anything to buy again.
            View.seeOther(ctx, "/transactions/" + earlier.id());
        }
    }
}
