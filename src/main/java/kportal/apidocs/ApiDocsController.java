package kportal.apidocs;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kportal.catalog.Catalog;
import kportal.web.Form;
import kportal.web.Session;
import kportal.web.Sessions;

/** Kpoint's requests on one page, for whoever programs against it; signed in, with the values of one's own lists. */
public final class ApiDocsController {
    private final Sessions sessions;
    private final Catalog catalog;
    private final Snippets snippets;

    public ApiDocsController(Sessions sessions, Catalog catalog, Snippets snippets) {
        this.sessions = sessions;
        this.catalog = catalog;
        this.snippets = snippets;
    }

    public void show(Context ctx) {
        Form asked = Form.of(ctx);
        Optional<Session> session = sessions.current(ctx);
        OwnLists own = session.map(known ->
                        OwnLists.of(catalog, known.businessId(), asked.value("network"), asked.value("provider")))
                .orElseGet(OwnLists::none);
        Map<String, Object> model = new HashMap<>();
        model.put("snippets", snippets);
        model.put("codes", Snippets.LANGUAGES);
        model.put("asked", new Asked(Snippets.language(asked.value("code")), own.network(), own.provider()));
        model.put("own", own);
        model.put("endpoints", Endpoints.of(own));
        ctx.render("apidocs/index", model);
    }
}
