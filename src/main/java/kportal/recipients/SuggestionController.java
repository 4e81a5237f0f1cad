package kportal.recipients;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.stream.Stream;
import kportal.web.Form;
import kportal.web.Sessions;

/** Narrows what a form suggests while its number is typed. */
public final class SuggestionController {
    private final SuggestionRepository suggestions;

    public SuggestionController(SuggestionRepository suggestions) {
        this.suggestions = suggestions;
    }

    /** What was typed is {@code q}, or the form's own field for a number of that kind. */
    public void index(Context ctx) {
        Form form = Form.of(ctx);
        Kind kind = Kind.of(form.value("kind")).orElseThrow(NotFoundResponse::new);
        String typed = Stream.concat(Stream.of("q"), kind.ways().stream().map(Way::field))
                .filter(form::has)
                .map(field -> form.optional(field, 100).orElse(""))
                .findFirst()
                .orElse("");
        ctx.render(
                "recipients/options",
                Map.of("suggestions", suggestions.list(Sessions.of(ctx).businessId(), kind, typed)));
    }
}
