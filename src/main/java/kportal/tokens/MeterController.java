package kportal.tokens;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kportal.transactions.Payer;
import kportal.web.Form;
import kportal.web.Place;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;
import org.jspecify.annotations.Nullable;

/** One meter: its tokens in the order in which they go in, its name, and what is in it already. */
public final class MeterController {
    private static final String PAGE = "tokens/meter";
    private static final String NICKNAME = "nickname";
    private static final String LOADED = "loaded";
    private static final int LONGEST_NAME = 40;

    private final MeterRepository meters;
    private final TokenRepository tokens;
    private final View view;
    private final Clock clock;

    public MeterController(MeterRepository meters, TokenRepository tokens, View view, Clock clock) {
        this.meters = meters;
        this.tokens = tokens;
        this.view = view;
        this.clock = clock;
    }

    public void show(Context ctx) {
        Meter meter = find(ctx);
        Form query = Form.of(ctx);
        Place after = Place.of(query);
        if (!query.valid()) {
            View.invalid(ctx, PAGE, page(ctx, meter, query, null));
            return;
        }
        ctx.render(PAGE, page(ctx, meter, named(meter), after));
    }

    /** An empty field is no name. */
    public void rename(Context ctx) {
        Meter meter = find(ctx);
        Form form = Form.of(ctx);
        Optional<String> name = form.has(NICKNAME) ? form.line(NICKNAME, LONGEST_NAME) : Optional.empty();
        if (!form.valid()) {
            View.invalid(ctx, PAGE, page(ctx, meter, form, null));
            return;
        }
        meters.rename(Sessions.of(ctx).businessId(), meter.id(), name.orElse(null));
        view.flash(ctx, "flash.meter");
        View.seeOther(ctx, "/tokens/" + meter.id());
    }

    /** {@code transaction} and {@code place} name the token; {@code loaded} is {@code yes}, or {@code no} to take it back. */
    public void load(Context ctx) {
        Meter meter = find(ctx);
        Form form = Form.of(ctx);
        Session session = Sessions.of(ctx);
        boolean in = form.value(LOADED).equals("yes");
        if (!in && !form.value(LOADED).equals("no")) {
            form.reject(LOADED, "error.missing.loaded");
            View.invalid(ctx, PAGE, page(ctx, meter, form, null));
            return;
        }
        String id = form.value("transaction");
        int place = form.value("place").matches("\\d{1,3}") ? Integer.parseInt(form.value("place")) : 0;
        Payer who = new Payer(session.businessId(), session.userId());
        boolean there = in
                ? tokens.load(who, meter, id, place, clock.instant())
                : tokens.unload(session.businessId(), meter, id, place);
        if (!there) {
            throw new NotFoundResponse();
        }
        view.flash(ctx, in ? "flash.token.loaded" : "flash.token.unloaded");
        View.seeOther(ctx, "/tokens/" + meter.id());
    }

    private Meter find(Context ctx) {
        return meters.find(Sessions.of(ctx).businessId(), ctx.pathParam("id")).orElseThrow(NotFoundResponse::new);
    }

    private static Form named(Meter meter) {
        return meter.nickname() == null ? Form.blank() : Form.filled(Map.of(NICKNAME, meter.nickname()));
    }

    private Map<String, Object> page(Context ctx, Meter meter, Form form, @Nullable Place after) {
        boolean loaded = LOADED.equals(ctx.queryParam("show"));
        TokenPage page = tokens.page(Sessions.of(ctx).businessId(), meter, loaded, after);
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("meter", meter);
        model.put(LOADED, loaded);
        model.put("page", page);
        model.put("first", after == null);
        model.put(
                "next",
                page.next() == null
                        ? null
                        : (loaded ? "?show=loaded&cursor=" : "?cursor=")
                                + page.next().text());
        return model;
    }
}
