package kportal.balance;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kportal.audit.AuditController;
import kportal.audit.AuditLogRepository;
import kportal.support.Tokens;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.View;

/** Opening balances and deposits: entered, corrected, taken back. */
public final class EntryController {
    private static final String NEW = "balance/new";
    private static final String ENTRY = "balance/entry";

    private final BalanceRepository balances;
    private final AuditLogRepository owners;
    private final View view;
    private final Clock clock;

    public EntryController(BalanceRepository balances, AuditLogRepository owners, View view, Clock clock) {
        this.balances = balances;
        this.owners = owners;
        this.view = view;
        this.clock = clock;
    }

    public void newOpening(Context ctx) {
        newForm(ctx, EntryKind.OPENING);
    }

    public void newDeposit(Context ctx) {
        newForm(ctx, EntryKind.DEPOSIT);
    }

    private void newForm(Context ctx, EntryKind kind) {
        AuditController.owner(ctx, owners);
        ctx.render(NEW, model(kind, Form.blank()));
    }

    public void createOpening(Context ctx) {
        create(ctx, EntryKind.OPENING);
    }

    public void createDeposit(Context ctx) {
        create(ctx, EntryKind.DEPOSIT);
    }

    private void create(Context ctx, EntryKind kind) {
        Session owner = AuditController.owner(ctx, owners);
        Form form = Form.of(ctx);
        Instant now = clock.instant();
        Optional<NewEntry> entry = EntryForm.read(form, kind, now);
        if (entry.isPresent() && kind == EntryKind.DEPOSIT && !isCounted(owner, entry.get())) {
            form.reject("when", "error.balance.before");
        }
        if (entry.isEmpty() || !form.valid()) {
            View.invalid(ctx, NEW, model(kind, form));
            return;
        }
        balances.add(Author.of(owner, Origin.of(ctx)), entry.get(), now);
        saved(ctx);
    }

    /** What was there at the opening holds what was paid in before. */
    private boolean isCounted(Session owner, NewEntry deposit) {
        Instant now = clock.instant();
        return balances.expectation(owner.businessId(), now)
                .filter(expected ->
                        !deposit.happenedAt().isBefore(expected.opening().happenedAt()))
                .isPresent();
    }

    public void show(Context ctx) {
        Entry entry = find(ctx);
        ctx.render(ENTRY, model(entry, EntryForm.of(entry)));
    }

    /** The wrong one stays to be seen, taken back; a check is taken back and made anew. */
    public void update(Context ctx) {
        Entry wrong = find(ctx);
        Form form = Form.of(ctx);
        if (wrong.kind() == EntryKind.CHECK) {
            throw new NotFoundResponse();
        }
        Instant now = clock.instant();
        Optional<NewEntry> right = EntryForm.read(form, wrong.kind(), now).map(entry -> withItsTime(entry, wrong));
        boolean corrected = right.isPresent() && balances.correct(author(ctx), wrong, right.get(), now);
        if (right.isPresent() && !corrected) {
            form.reject(Message.of("error.balance.back"));
        }
        if (!form.valid()) {
            View.invalid(ctx, ENTRY, model(find(ctx), form));
            return;
        }
        saved(ctx);
    }

    /** The form holds minutes, which must not move a time that nobody changed. */
    private static NewEntry withItsTime(NewEntry typed, Entry wrong) {
        boolean same = typed.happenedAt().equals(wrong.happenedAt().truncatedTo(ChronoUnit.MINUTES));
        Instant when = same ? wrong.happenedAt() : typed.happenedAt();
        return new NewEntry(typed.kind(), when, typed.amount(), typed.note(), typed.nonce());
    }

    /** Sent twice it is taken back all the same. */
    public void remove(Context ctx) {
        Entry entry = find(ctx);
        String why = Form.of(ctx).optional("note", 500).orElse(null);
        balances.takeBack(author(ctx), entry, why, clock.instant());
        view.flash(ctx, "flash.balance.back");
        View.seeOther(ctx, "/balance");
    }

    private Author author(Context ctx) {
        return Author.of(AuditController.owner(ctx, owners), Origin.of(ctx));
    }

    private Entry find(Context ctx) {
        Session owner = AuditController.owner(ctx, owners);
        return balances.find(owner.businessId(), ctx.pathParam("id")).orElseThrow(NotFoundResponse::new);
    }

    private void saved(Context ctx) {
        view.flash(ctx, "flash.balance.saved");
        View.seeOther(ctx, "/balance");
    }

    private static Map<String, Object> model(EntryKind kind, Form form) {
        Map<String, Object> model = new HashMap<>();
        model.put("kind", kind.code());
        model.put("form", form);
        model.put("nonce", Tokens.next());
        return model;
    }

    private static Map<String, Object> model(Entry entry, Form form) {
        Map<String, Object> model = model(entry.kind(), form);
        model.put("entry", entry);
        return model;
    }
}
