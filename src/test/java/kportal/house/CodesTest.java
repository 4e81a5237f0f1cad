package kportal.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kportal.audit.Kind;
import kportal.audit.Outcome;
import kportal.catalog.Problem;
import kportal.help.Question;
import kportal.keys.KeyState;
import kportal.kpoint.Reason;
import kportal.sheets.SheetProblem;
import kportal.support.Environment;
import kportal.transactions.NextStep;
import kportal.transactions.OwnReason;
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
        NextStep.reasons().forEach((step, reasons) -> {
            keys.add("next." + step.code());
            reasons.forEach(reason -> keys.add("reason." + reason));
        });
        for (Problem problem : Problem.values()) {
            keys.add("list.problem." + problem.code());
            keys.add("list.next." + problem.code());
        }
        for (SheetProblem problem : SheetProblem.values()) {
            keys.add("sheet.problem." + problem.code());
        }
        for (KeyState state : KeyState.values()) {
            keys.add("key.state." + state.code());
            if (state != KeyState.WORKING) {
                keys.add("key.trouble." + state.code());
            }
        }
        for (Question question : Question.values()) {
            List.of("q", "a", "go").forEach(part -> keys.add("help." + part + "." + question.code()));
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

    /** Each reason has a next step, and none is written past the two enums. */
    @Test
    void everyReasonHasANextStep() {
        TreeSet<String> reasons = new TreeSet<>();
        NextStep.reasons().values().forEach(reasons::addAll);
        for (Reason reason : Reason.values()) {
            assertTrue(reasons.contains(reason.code()), reason.code());
        }
        for (OwnReason reason : OwnReason.values()) {
            assertTrue(reasons.contains(reason.code()), reason.code());
        }
        assertEquals(Set.of(), written("(?:NeverLeft|Unknown|neverLeft)\\([^\"()]*\"(\\w+)\""));
        assertEquals(Set.of(), written("TRANSACTIONS\\.REASON, \"(\\w+)\""));
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
