package kportal.help;

import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.Map;
import kportal.catalog.Problem;
import kportal.keys.KeyState;
import kportal.transactions.NextStep;

/** What people ask, and each trouble with its next step: all that there are, so that none is forgotten. */
public final class HelpController {
    private static final Map<String, Object> MODEL = Map.of(
            "questions", Question.values(),
            "reasons", NextStep.reasons(),
            "problems", Problem.values(),
            "states", EnumSet.complementOf(EnumSet.of(KeyState.WORKING)));

    public void show(Context ctx) {
        ctx.render("help/help", MODEL);
    }
}
