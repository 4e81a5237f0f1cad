package kportal.kpoint.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words by which an answer says how a purchase went, and what they come to together.
 *
 * <p>Success means done, so neither "ok", "accepted" nor "sent" is in that list. "error" is in none: it says that
 * something went wrong, not that nothing was bought. A number (200) is no word. The worst word wins, wherever it
 * stands: success outside with pending inside is pending. Success next to failed is a contradiction: the outer word
 * may speak of the request and the inner of the purchase, or the other way round, and nothing tells which.
 */
public final class StatusWords {
    public enum Verdict {
        SUCCEEDED,
        PENDING,
        FAILED,
        CONTRADICTION,
        UNKNOWN_WORD,
        NO_WORD
    }

    private enum Word {
        SUCCEEDED,
        PENDING,
        FAILED,
        UNKNOWN
    }

    private static final Set<String> SUCCEEDED =
            Set.of("success", "successful", "succeeded", "completed", "complete", "delivered");
    private static final Set<String> PENDING = Set.of(
            "pending", "processing", "in progress", "inprogress", "queued", "initiated", "submitted", "accepted");
    private static final Set<String> FAILED = Set.of(
            "failed", "failure", "fail", "unsuccessful", "rejected", "declined", "refused", "cancelled", "canceled");
    private static final Set<String> NAMES = Set.of("status", "success", "transactionstatus", "deliverystatus");

    private final Set<Word> words = EnumSet.noneOf(Word.class);

    public StatusWords(ObjectNode root) {
        read(root);
        Fields.inData(root).forEach(this::read);
        if (!words.isEmpty()) {
            root.forEach(this::readDeeper);
        }
    }

    public Verdict verdict() {
        boolean failed = words.contains(Word.FAILED);
        if (failed && (words.contains(Word.SUCCEEDED) || words.contains(Word.PENDING))) {
            return Verdict.CONTRADICTION;
        }
        if (words.contains(Word.UNKNOWN)) {
            return Verdict.UNKNOWN_WORD;
        }
        if (failed) {
            return Verdict.FAILED;
        }
        if (words.contains(Word.PENDING)) {
            return Verdict.PENDING;
        }
        return words.isEmpty() ? Verdict.NO_WORD : Verdict.SUCCEEDED;
    }

    /** Nothing in it says that it was done, or is being done. */
    public boolean neverPromising() {
        return !words.contains(Word.SUCCEEDED) && !words.contains(Word.PENDING);
    }

    /** The outermost word alone says failed; for lists, "error" does as well. */
    public static boolean failsAtTop(ObjectNode root) {
        return root.properties().stream()
                .filter(StatusWords::isStatus)
                .map(Map.Entry::getValue)
                .anyMatch(value -> word(value) == Word.FAILED || value.asText().equalsIgnoreCase("error"));
    }

    private void read(ObjectNode object) {
        object.properties().stream()
                .filter(StatusWords::isStatus)
                .map(field -> word(field.getValue()))
                .forEach(words::add);
    }

    /** Further down a status may be that of something else: it can cast doubt, but an odd word there says nothing. */
    private void readDeeper(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(StatusWords::isStatus)
                    .map(field -> word(field.getValue()))
                    .filter(word -> word != Word.UNKNOWN)
                    .forEach(words::add);
        }
        node.forEach(this::readDeeper);
    }

    private static boolean isStatus(Map.Entry<String, JsonNode> field) {
        return NAMES.contains(Fields.plain(field.getKey())) && !field.getValue().isNull();
    }

    private static Word word(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? Word.SUCCEEDED : Word.FAILED;
        }
        if (!value.isTextual()) {
            return Word.UNKNOWN;
        }
        var word = value.asText()
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ')
                .replace('-', ' ');
        if (SUCCEEDED.contains(word)) {
            return Word.SUCCEEDED;
        }
        if (PENDING.contains(word)) {
            return Word.PENDING;
        }
        return FAILED.contains(word) ? Word.FAILED : Word.UNKNOWN;
    }
}
