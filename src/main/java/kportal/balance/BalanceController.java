package kportal.balance;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kportal.audit.AuditController;
import kportal.audit.AuditLogRepository;
import kportal.support.Tokens;
import kportal.web.Form;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.View;
import org.jspecify.annotations.Nullable;

/** What should be at Kpoint, and the form in which a day is closed. */
public final class BalanceController {
    private static final String PAGE = "balance/index";

    private final BalanceRepository balances;
    private final AuditLogRepository owners;
    private final View view;
    private final Clock clock;

    public BalanceController(BalanceRepository balances, AuditLogRepository owners, View view, Clock clock) {
        this.balances = balances;
        this.owners = owners;
        this.view = view;
        this.clock = clock;
    }

    public void index(Context ctx) {
        Session owner = AuditController.owner(ctx, owners);
        String id = ctx.queryParam("before");
        Entry before = id == null ? null : entry(owner, id);
        ctx.render(PAGE, model(owner, before, Form.blank()));
    }

    /** The real balance, as Kpoint's dashboard shows it. */
    public void check(Context ctx) {
        Session owner = AuditController.owner(ctx, owners);
        Form form = Form.of(ctx);
        Instant now = clock.instant();
        Optional<NewEntry> entry = EntryForm.read(form, EntryKind.CHECK, now);
        if (entry.isPresent()
                && balances.expectation(owner.businessId(), entry.get().happenedAt())
                        .isEmpty()) {
            form.reject("when", "error.balance.before");
        }
        if (entry.isEmpty() || !form.valid()) {
            View.invalid(ctx, PAGE, model(owner, null, form));
            return;
        }
        balances.add(Author.of(owner, Origin.of(ctx)), entry.get(), now);
        View.seeOther(ctx, "/balance");
    }

    /** From what was read in Kpoint's dashboard on: what could not be explained is left behind. */
    public void start(Context ctx) {
        Session owner = AuditController.owner(ctx, owners);
        Entry check = entry(owner, ctx.pathParam("id"));
        if (check.kind() != EntryKind.CHECK || !check.counts()) {
            throw new NotFoundResponse();
        }
        String nonce = Form.of(ctx).optional("nonce", 100).orElseGet(Tokens::next);
        NewEntry opening = new NewEntry(EntryKind.OPENING, check.happenedAt(), check.amount(), null, nonce);
        balances.add(Author.of(owner, Origin.of(ctx)), opening, clock.instant());
        view.flash(ctx, "flash.balance.started");
        View.seeOther(ctx, "/balance");
    }

    private Entry entry(Session owner, String id) {
        return balances.find(owner.businessId(), id).orElseThrow(NotFoundResponse::new);
    }

    private Map<String, Object> model(Session owner, @Nullable Entry before, Form form) {
        Map<String, Object> model = new HashMap<>();
        model.put("page", balances.page(owner.businessId(), before, clock.instant()));
        model.put("newest", before == null);
        model.put("form", form);
        model.put("nonce", Tokens.next());
        return model;
    }
}
