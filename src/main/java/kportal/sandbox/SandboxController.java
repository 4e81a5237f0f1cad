package kportal.sandbox;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kportal.sandbox.accounts.Account;
import kportal.sandbox.accounts.Accounts;
import kportal.sandbox.accounts.Call;
import kportal.sandbox.api.MagicNumber;
import kportal.web.ClientAddress;
import kportal.web.Cookies;
import kportal.web.RateLimit;
import kportal.web.View;
import org.jspecify.annotations.Nullable;

/** The practice Kpoint's dashboard, at the portal's address: anyone may open an account, pay the fee and make keys. */
public final class SandboxController {
    private static final String HOME = "/sandbox";
    private static final String COOKIE = "sandbox";
    private static final String NEW_KEY = "sandbox_key";
    private static final int A_MINUTE = 60;
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    private final Accounts accounts;
    private final Cookies cookies;
    private final ClientAddress addresses;
    private final boolean keepsMails;
    private final RateLimit perAddress = new RateLimit(60, Duration.ofMinutes(5));

    public SandboxController(Accounts accounts, Cookies cookies, ClientAddress addresses, boolean keepsMails) {
        this.accounts = accounts;
        this.cookies = cookies;
        this.addresses = addresses;
        this.keepsMails = keepsMails;
    }

    public void index(Context ctx) {
        Optional<Account> account = account(ctx);
        String newKey = account.map(known -> newKey(ctx, known)).orElse(null);
        ctx.header("Cache-Control", "no-store");
        ctx.render(
                "sandbox/index",
                Map.of(
                        "page",
                        new SandboxPage(
                                account.orElse(null),
                                account.map(accounts::keys).orElse(List.of()),
                                newKey),
                        "mails",
                        keepsMails));
    }

    public void calls(Context ctx) {
        List<Call> calls = account(ctx).map(accounts::calls).orElse(List.of());
        ctx.header("Cache-Control", "no-store");
        ctx.render("sandbox/calls", Map.of("calls", calls));
    }

    public void numbers(Context ctx) {
        ctx.render("sandbox/numbers", Map.of("numbers", MagicNumber.values()));
    }

    public void createAccount(Context ctx) {
        if (account(ctx).isEmpty()) {
            perAddress.take(addresses.of(ctx));
            cookies.set(ctx, COOKIE, accounts.open(), A_YEAR);
        }
        View.seeOther(ctx, HOME + "#fee");
    }

    public void payFee(Context ctx) {
        change(ctx, accounts::payFee, "#key");
    }

    public void createKey(Context ctx) {
        change(ctx, account -> cookies.set(ctx, NEW_KEY, accounts.newKey(account), A_MINUTE), "");
    }

    /**
     * On its way to the one page that shows it, which another portal may draw; only its hash is kept anywhere else. A cookie
     * may be planted: what is no key of this account is not shown.
     */
    private @Nullable String newKey(Context ctx, Account account) {
        String key = cookies.get(ctx, NEW_KEY);
        if (key == null) {
            return null;
        }
        cookies.remove(ctx, NEW_KEY);
        return accounts.findByKey(key)
                .filter(its -> its.id().equals(account.id()))
                .map(its -> key)
                .orElse(null);
    }

    public void topUp(Context ctx) {
        change(ctx, accounts::topUp, "#wallet");
    }

    public void movePrices(Context ctx) {
        change(ctx, accounts::movePrices, "#prices");
    }

    /** Without an account nothing changes; the page they are sent to, at its next step, offers to open one. */
    private void change(Context ctx, Consumer<Account> change, String next) {
        Optional<Account> account = account(ctx);
        account.ifPresent(change);
        View.seeOther(ctx, account.isPresent() ? HOME + next : HOME);
    }

    private Optional<Account> account(Context ctx) {
        return Optional.ofNullable(cookies.get(ctx, COOKIE)).flatMap(accounts::findByCookie);
    }
}
