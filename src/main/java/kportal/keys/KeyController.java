package kportal.keys;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kportal.accounts.Requirements;
import kportal.accounts.attempts.Attempts;
import kportal.accounts.attempts.Limit;
import kportal.web.Form;
import kportal.web.Later;
import kportal.web.Message;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

public final class KeyController {
    /** Kpoint is asked about each: somebody else's keys aren't to be tried out here. */
    private static final Limit TRIES = new Limit("key", 20, Duration.ofMinutes(1));

    private static final String PAGE = "keys/key";

    private final ApiKeys keys;
    private final Requirements requirements;
    private final Attempts attempts;
    private final View view;

    public KeyController(ApiKeys keys, Requirements requirements, Attempts attempts, View view) {
        this.keys = keys;
        this.requirements = requirements;
        this.attempts = attempts;
        this.view = view;
    }

    public void show(Context ctx) {
        ctx.render(PAGE, page(ctx, Form.blank()));
    }

    public void update(Context ctx) {
        Form form = Form.of(ctx);
        try {
            update(ctx, form);
        } catch (Later why) {
            View.later(ctx, why, PAGE, form, page(ctx, form));
        }
    }

    private void update(Context ctx, Form form) {
        Session session = Sessions.of(ctx);
        Optional<String> secret = may(form, session) ? secret(form) : Optional.empty();
        if (secret.isPresent()) {
            attempts.take(TRIES.on(session.userId()));
            switch (keys.save(session.businessId(), session.userId(), Origin.of(ctx), secret.get())) {
                case SAVED -> view.flash(ctx, "flash.key.saved");
                case SAVED_UNVERIFIED -> view.flash(ctx, "flash.key.unverified");
                case REFUSED -> form.reject("api_key", "error.key.refused");
                case FEE_NOT_PAID -> form.reject("api_key", "error.key.fee");
            }
        }
        if (form.valid()) {
            View.seeOther(ctx, "/key");
        } else {
            View.invalid(ctx, PAGE, page(ctx, form));
        }
    }

    private boolean may(Form form, Session session) {
        if (requirements.lacksEmail(session.userId())) {
            form.reject(Message.of("error.key.email"));
        }
        if (requirements.lacksFactor(session.userId())) {
            form.reject(Message.of("error.key.factor"));
        }
        return form.valid();
    }

    /** A key goes into a header: printable ASCII without spaces, whatever else Kpoint may change about it. */
    private static Optional<String> secret(Form form) {
        Optional<String> secret = form.required("api_key", 500);
        if (secret.isPresent() && !secret.get().matches("[\\x21-\\x7e]+")) {
            form.reject("api_key", "error.key.characters");
        } else if (secret.isPresent() && secret.get().length() < 8) {
            form.reject("api_key", "error.key.short");
        }
        return form.valid() ? secret : Optional.empty();
    }

    public void remove(Context ctx) {
        Session session = Sessions.of(ctx);
        keys.remove(session.businessId(), session.userId(), Origin.of(ctx));
        view.flash(ctx, "flash.key.removed");
        View.seeOther(ctx, "/key");
    }

    private Map<String, Object> page(Context ctx, Form form) {
        Map<String, Object> page = new HashMap<>();
        String businessId = Sessions.of(ctx).businessId();
        String userId = Sessions.of(ctx).userId();
        page.put("lacksEmail", requirements.lacksEmail(userId));
        page.put("lacksFactor", requirements.lacksFactor(userId));
        page.put("key", keys.find(businessId).orElse(null));
        page.put("readable", keys.readable(businessId));
        page.put("form", form);
        return page;
    }
}
