package kportal.sandbox.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import kportal.sandbox.accounts.Account;
import kportal.sandbox.accounts.Accounts;
import kportal.sandbox.accounts.Call;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Kpoint Public API as documented: every endpoint on one page, each behind a key whose fee is paid. */
public final class SandboxApi implements AutoCloseable {
    public static final String ROOT = "/api/public/v1";

    private static final Logger LOG = LoggerFactory.getLogger(SandboxApi.class);

    private final Accounts accounts;
    private final Clock clock;
    private final Purchases purchases;
    private final Deliveries deliveries;

    public SandboxApi(Accounts accounts, Clock clock, Delays delays) {
        this.accounts = accounts;
        this.clock = clock;
        this.purchases = new Purchases(accounts, clock);
        this.deliveries = new Deliveries(delays);
    }

    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/lists/networks", list((lists, _) -> lists.all("networks")));
        routes.get(
                ROOT + "/lists/data-plans",
                list((lists, ctx) -> lists.of("data-plans", "network", ctx.queryParam("network"))));
        routes.get(ROOT + "/lists/electricity-providers", list((lists, _) -> lists.all("electricity-providers")));
        routes.get(ROOT + "/lists/cable-providers", list((lists, _) -> lists.all("cable-providers")));
        routes.get(
                ROOT + "/lists/cable-packages",
                list((lists, ctx) -> lists.of("cable-packages", "provider", ctx.queryParam("provider"))));

        routes.post(ROOT + "/airtime", purchase(AirtimePurchase::new));
        routes.post(ROOT + "/data", purchase(DataPurchase::new));
        routes.post(ROOT + "/electricity", purchase(ElectricityPurchase::new));
        routes.post(ROOT + "/cable-tv", purchase(CablePurchase::new));
        routes.post(ROOT + "/sms/send-message", purchase(_ -> new SmsPurchase()));

        routes.exception(HttpResponseException.class, (e, ctx) -> misdirected(ctx, e.getStatus()));
        routes.exception(Exception.class, (e, ctx) -> broken(ctx, e));
    }

    private Handler list(BiFunction<SandboxLists, Context, Answer> endpoint) {
        return withKey((account, ctx) -> endpoint.apply(lists(account), ctx));
    }

    private Handler purchase(Function<SandboxLists, Purchase> purchase) {
        return withKey((account, ctx) -> purchases.make(account, purchase.apply(lists(account)), Bodies.json(ctx)));
    }

    private SandboxLists lists(Account account) {
        return account.pricesMoved() ? SandboxLists.moved() : SandboxLists.usual();
    }

    private Handler withKey(BiFunction<Account, Context, Answer> endpoint) {
        return ctx -> {
            String key = Credentials.key(ctx);
            Optional<Account> account = accounts.findByKey(key);
            if (account.isEmpty()) {
                deliveries.deliver(ctx, Answers.error(401, key.isEmpty() ? "Missing API key" : "Invalid API key"));
                return;
            }
            Answer answer = account.get().feePaid()
                    ? endpoint.apply(account.get(), ctx)
                    : Answers.error(403, "One-time API fee not paid");
            note(account.get(), ctx, answer);
            deliveries.deliver(ctx, answer);
        };
    }

    /** Noted before it is delivered: what gets no answer is what one most wants to see in the list. */
    private void note(Account account, Context ctx, Answer answer) {
        String query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
        Integer status = null;
        String said = null;
        switch (answer instanceof Answer.Late late ? late.answer() : answer) {
            case Answer.Json json -> {
                status = json.status();
                said = json.body().toString();
            }
            case Answer.Html html -> {
                status = html.status();
                said = html.html();
            }
            default -> {}
        }
        accounts.received(
                account, new Call(clock.instant(), ctx.method().name(), ctx.path() + query, ctx.body(), status, said));
    }

    private void misdirected(Context ctx, int status) {
        Answer answer = Answers.error(
                status,
                switch (status) {
                    case 404 -> "Not found";
                    case 405 -> "Method not allowed";
                    case 413 -> "Request too large";
                    default -> "Bad request";
                });
        accounts.findByKey(Credentials.key(ctx))
                .filter(account -> status != 413)
                .ifPresent(account -> note(account, ctx, answer));
        deliveries.deliver(ctx, answer);
    }

    private void broken(Context ctx, Exception e) {
        LOG.error("The sandbox failed at {} {}", ctx.method(), ctx.path(), e);
        deliveries.deliver(ctx, Answers.error(500, "Unexpected server error"));
    }

    @Override
    public void close() {
        deliveries.close();
    }
}
