package kportal.history.exports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kportal.history.HistoryFilter;
import kportal.support.Environment;
import kportal.support.LagosTime;
import kportal.web.Form;
import kportal.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * A file of the history that is made in the background.
 *
 * @param language the code of what whoever asked for it chose for their account; null: nothing
 * @param query the list's filter, as its address has it
 * @param expected how many rows there were when it was asked for; 0 where nobody counted them
 * @param attempt names who works on it, or whose file it is
 * @param tries how often it was begun
 */
public record LongExport(
        String id,
        String businessId,
        String businessName,
        String userId,
        String madeBy,
        @Nullable String language,
        Environment environment,
        Format format,
        String query,
        State state,
        @Nullable String attempt,
        int tries,
        int expected,
        int written,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt) {

    /** How long its file can be fetched. */
    public static final Duration KEPT = Duration.ofDays(3);

    /** How long it is known that there was one, and of what. */
    public static final Duration REMEMBERED = Duration.ofDays(30);

    /** Where it stands; its file is there only while it is ready. */
    public enum State {
        WAITING,
        RUNNING,
        READY,
        FAILED,
        CANCELLED,
        EXPIRED;

        /** Codes of those that somebody still waits for. */
        static final List<String> UNFINISHED = List.of(WAITING.code(), RUNNING.code());

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public boolean unfinished() {
        return State.UNFINISHED.contains(state.code());
    }

    public boolean ready() {
        return state == State.READY;
    }

    Map<String, String> fields() {
        return FilterWords.fields(query);
    }

    /** As it was meant when it was asked for, yesterday and all. */
    HistoryFilter filter() {
        return HistoryFilter.from(Form.filled(FilterWords.typed(query)), LagosTime.dayOf(createdAt))
                .orElseThrow();
    }

    Heading heading(Instant now) {
        return new Heading(
                businessName,
                environment,
                now,
                fields(),
                filter().days(),
                Language.of(language).orElse(Language.EN));
    }

    /** In the folder. */
    static String file(String id, String attempt, Format format) {
        return id + "." + attempt + "." + format.code();
    }

    /** In the folder, while it is written. */
    static String part(String id, String attempt) {
        return id + "." + attempt + ".part";
    }
}
