package kportal.transactions.paper;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import kportal.web.Form;
import kportal.web.Sessions;
import kportal.web.View;

/** The page on which an owner sets what stands under the shop's name on its receipts. */
public final class ReceiptLineController {
    private static final String PAGE = "transactions/receipt-line";

    private final ReceiptLineRepository lines;
    private final View view;

    public ReceiptLineController(ReceiptLineRepository lines, View view) {
        this.lines = lines;
        this.view = view;
    }

    public void show(Context ctx) {
        String kept = lines.find(Sessions.of(ctx).businessId());
        ctx.render(PAGE, page(Form.filled(Map.of(ReceiptLines.FIELD, kept))));
    }

    public void update(Context ctx) {
        Form form = Form.of(ctx);
        Optional<String> read = ReceiptLines.read(form);
        if (read.isEmpty()) {
            View.invalid(ctx, PAGE, page(form));
            return;
        }
        lines.update(Sessions.of(ctx).businessId(), read.get());
        view.flash(ctx, "flash.receipt");
        View.seeOther(ctx, "/account/receipt");
    }

    private static Map<String, Object> page(Form form) {
        return Map.of("form", form, "lines", ReceiptLines.LINES, "width", ReceiptLines.WIDTH);
    }
}
