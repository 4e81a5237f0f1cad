package kportal.tokens;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import kportal.web.Form;
import kportal.web.Place;
import kportal.web.Sessions;
import kportal.web.View;
import org.jspecify.annotations.Nullable;

/** All meters that tokens were bought for, and looking for one by its number, its name or a token. */
public final class MetersController {
    private static final String PAGE = "tokens/index";

    private final MeterRepository meters;

    public MetersController(MeterRepository meters) {
        this.meters = meters;
    }

    public void index(Context ctx) {
        Form form = Form.of(ctx);
        String q = form.optional("q", 100).orElse(null);
        Place after = Place.of(form);
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("sought", q);
        model.put("newest", after == null);
        if (!form.valid()) {
            model.put("page", null);
            View.invalid(ctx, PAGE, model);
            return;
        }
        MeterPage page = meters.page(Sessions.of(ctx).businessId(), q == null ? null : Sought.of(q), after);
        model.put("page", page);
        model.put("older", older(q, page));
        ctx.render(PAGE, model);
    }

    private static @Nullable String older(@Nullable String q, MeterPage page) {
        if (page.next() == null) {
            return null;
        }
        String cursor = "/tokens?cursor=" + page.next().text();
        return q == null ? cursor : cursor + "&q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
    }
}
