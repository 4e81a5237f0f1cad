package kportal.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kportal.audit.Kind;
import kportal.audit.Outcome;
import kportal.catalog.Problem;
import kportal.keys.KeyState;
import kportal.kpoint.Reason;
import kportal.support.Environment;
import kportal.transactions.Service;
import kportal.transactions.Status;
import kportal.web.Bundles;
import kportal.web.Language;
import kportal.web.Messages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every code that a page puts into words has its words. */
@Tag("house")
class CodesTest {
    @Test
    void everyCodeHasItsText() {
        List<String> keys = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            keys.add("reason." + reason.code());
        }
        for (Problem problem : Problem.values()) {
            keys.add("list.problem." + problem.code());
        }
        for (KeyState state : KeyState.values()) {
            keys.add("key.state." + state.code());
        }
        for (Status status : Status.values()) {
            keys.add("status." + status.code());
            if (status != Status.DRAFT) {
                keys.add("receipt." + status.code());
            }
        }
        for (Service service : Service.values()) {
            keys.add("service." + service.code());
            keys.add(service.code() + ".title");
            keys.add("settle.how." + service.code());
            keys.add("fact.recipient." + service.code());
        }
        for (int status : List.of(400, 403, 404, 405, 413, 422, 429, 500, 503)) {
            keys.add("error." + status + ".title");
            keys.add("error." + status + ".text");
        }
        written("NeverLeft\\(\\s*\"(\\w+)\"").forEach(code -> keys.add("reason." + code));
        written("neverLeft\\([^\"()]*,\\s*\"(\\w+)\"").forEach(code -> keys.add("reason." + code));
        written("BackToReview\\(\\s*\"(\\w+)\"").stream()
                .filter(code -> !code.equals("likely_twice"))
                .forEach(code -> keys.add("review.refused." + code));
        for (Kind kind : Kind.values()) {
            keys.add("audit.kind." + kind.code());
        }
        for (Outcome outcome : Outcome.values()) {
            if (outcome != Outcome.DONE) {
                keys.add("audit.outcome." + outcome.code());
            }
        }
        Messages messages = new Bundles(Environment.SANDBOX).in(Language.EN);
        keys.removeIf(messages::has);
        assertEquals(List.of(), keys);
    }

    private static TreeSet<String> written(String pattern) {
        TreeSet<String> found = new TreeSet<>();
        Sources.under("src/main/java", ".java")
                .values()
                .forEach(code ->
                        Pattern.compile(pattern).matcher(code).results().forEach(match -> found.add(match.group(1))));
        return found;
    }
}
