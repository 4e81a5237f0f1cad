package kportal.recipients.doubles;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kportal.recipients.Recipient;
import kportal.recipients.RecipientRepository;
import kportal.web.Form;
import kportal.web.Sessions;
import kportal.web.View;

/** Which may be the same, and making one of them. */
public final class DoubleController {
    private final DoubleRepository doubles;
    private final RecipientRepository recipients;
    private final View view;

    public DoubleController(DoubleRepository doubles, RecipientRepository recipients, View view) {
        this.doubles = doubles;
        this.recipients = recipients;
        this.view = view;
    }

    public void index(Context ctx) {
        ctx.render(
                "recipients/doubles",
                Map.of("doubles", doubles.list(Sessions.of(ctx).businessId())));
    }

    /** {@code others} are the ids of those that stood beside it on the page: what was saved since is not among them. */
    public void merge(Context ctx) {
        Recipient kept = find(ctx, ctx.pathParam("id"));
        List<Recipient> others = Arrays.stream(Form.of(ctx).value("others").split(" "))
                .map(id -> find(ctx, id))
                .filter(other -> !other.id().equals(kept.id()))
                .toList();
        if (others.stream().anyMatch(other -> other.kind() != kept.kind())) {
            throw new NotFoundResponse();
        }
        doubles.merge(Sessions.of(ctx).businessId(), kept, others);
        view.flash(ctx, "flash.recipient.merged");
        View.seeOther(ctx, "/recipients/doubles");
    }

    private Recipient find(Context ctx, String id) {
        return recipients.find(Sessions.of(ctx).businessId(), id).orElseThrow(NotFoundResponse::new);
    }
}
