package kportal.kpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import kportal.kpoint.reading.Fields;
import kportal.kpoint.reading.StatusWords;

/** What a whole answer proves. Only what is recognised settles a purchase; the rest is {@code Unknown}. */
final class Judge {
    /** Kpoint documents these as refusals; 429 is refused before anything was done. */
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 422, 429);

    private Judge() {}

    static Outcome outcome(AnswerReader answer, Duration took) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return answer.json()
                    .map(json -> byItsWords(json, answer, took))
                    .orElseGet(() -> unknown(Reason.UNREADABLE_ANSWER, answer, took));
        }
        if (REFUSALS.contains(status)) {
            return whyNotRefused(answer)
                    .map(reason -> unknown(reason, answer, took))
                    .orElseGet(() -> new Outcome.Rejected(answer.whole(), took));
        }
        if (status >= 300 && status < 400) {
            return unknown(Reason.REDIRECT, answer, took);
        }
        return unknown(status >= 500 ? Reason.SERVER_ERROR : Reason.UNEXPECTED_STATUS, answer, took);
    }

    private static Outcome byItsWords(ObjectNode json, AnswerReader answer, Duration took) {
        var fields = new Fields(json);
        return switch (new StatusWords(json).verdict()) {
            case SUCCEEDED ->
                fields.saysError()
                        ? unknown(Reason.CONTRADICTORY_ANSWER, answer, took)
                        : new Outcome.Succeeded(answer.whole(), took);
            case PENDING -> new Outcome.Pending(answer.whole(), took);
            case FAILED ->
                fields.carriesToken()
                        ? unknown(Reason.CONTRADICTORY_ANSWER, answer, took)
                        : new Outcome.Rejected(answer.whole(), took);
            case CONTRADICTION -> unknown(Reason.CONTRADICTORY_ANSWER, answer, took);
            case UNKNOWN_WORD -> unknown(Reason.UNKNOWN_STATUS_WORD, answer, took);
            case NO_WORD -> unknown(Reason.NO_STATUS_WORD, answer, took);
        };
    }

    /** A refusal's status counts only with a body that reads as Kpoint's error; a proxy's page proves nothing. */
    static Optional<Reason> whyNotRefused(AnswerReader answer) {
        if (answer.json().isEmpty()) {
            return Optional.of(answer.looksLikeHtml() ? Reason.HTML_REFUSAL : Reason.UNREADABLE_ANSWER);
        }
        var json = answer.json().get();
        var fields = new Fields(json);
        var words = new StatusWords(json);
        if (!words.neverPromising() || fields.carriesToken()) {
            return Optional.of(Reason.CONTRADICTORY_ANSWER);
        }
        boolean anError =
                fields.message().isPresent() || fields.saysError() || words.verdict() == StatusWords.Verdict.FAILED;
        return anError ? Optional.empty() : Optional.of(Reason.UNCLEAR_REFUSAL);
    }

    static boolean isRefusal(int status) {
        return REFUSALS.contains(status);
    }

    private static Outcome unknown(Reason reason, AnswerReader answer, Duration took) {
        return new Outcome.Unknown(reason.code(), answer.whole(), Reached.ANSWERED, took);
    }
}
