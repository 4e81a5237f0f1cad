package kportal.transactions.limits;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.support.Money;
import kportal.web.Form;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** The page on which a business sets what it may buy in a day: a stolen phone, or a slip of a zero, ends there. */
public final class DailyLimitController {
    private static final String PAGE = "transactions/limit";
    private static final long MOST = 100_000_000;

    private final DailyLimitRepository limits;
    private final View view;
    private final Clock clock;

    public DailyLimitController(DailyLimitRepository limits, View view, Clock clock) {
        this.limits = limits;
        this.view = view;
        this.clock = clock;
    }

    public void show(Context ctx) {
        DailyLimit limit = limits.find(Sessions.of(ctx).businessId(), clock.instant());
        Form form = limit.most() == null
                ? Form.blank()
                : Form.filled(Map.of("daily_limit", String.valueOf(limit.most().naira())));
        ctx.render(PAGE, page(limit, form));
    }

    /** An empty field is no limit. */
    public void update(Context ctx) {
        Session session = Sessions.of(ctx);
        Form form = Form.of(ctx);
        OptionalLong naira = form.has("daily_limit") ? form.amount("daily_limit", 1, MOST) : OptionalLong.empty();
        if (!form.valid()) {
            View.invalid(ctx, PAGE, page(limits.find(session.businessId(), clock.instant()), form));
            return;
        }
        Money most = naira.isPresent() ? Money.ofNaira(naira.getAsLong()) : null;
        Deed deed = Deed.of(Kind.DAILY_LIMIT_CHANGED, session, Origin.of(ctx))
                .saying(most == null ? "none" : most.plain() + " naira");
        limits.update(session.businessId(), most, deed, clock.instant());
        view.flash(ctx, "flash.limit");
        View.seeOther(ctx, "/account/limit");
    }

    private static Map<String, Object> page(DailyLimit limit, Form form) {
        Map<String, Object> page = new HashMap<>();
        page.put("limit", limit);
        page.put("form", form);
        return page;
    }
}
