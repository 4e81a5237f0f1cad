package kportal.transactions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of the recipients on one page, those who have a purchase that nobody knows the end of.
 *
 * @param byRecipient the ids of those purchases
 */
public record Unsettled(Map<String, List<String>> byRecipient) {
    /**
     * A warning beside a recipient.
     *
     * @param other whether they come besides one that is unsettled itself
     * @param path the one in question; the list of them where there are several
     */
    public record Mark(int count, boolean other, String path) {
        /** The end of a message's key. */
        public String key() {
            return (count == 1 ? "one" : "many") + (other ? ".other" : "");
        }
    }

    public @Nullable Mark to(String recipient) {
        return mark(recipient, byRecipient.getOrDefault(recipient, List.of()), false);
    }

    /** What is unsettled besides this one, which says so of itself. */
    public @Nullable Mark beside(Transaction row) {
        String recipient = row.order().recipient();
        List<String> open = byRecipient.getOrDefault(recipient, List.of());
        List<String> others = open.stream().filter(id -> !id.equals(row.id())).toList();
        return mark(recipient, others, others.size() < open.size());
    }

    private static @Nullable Mark mark(String recipient, List<String> open, boolean other) {
        return switch (open.size()) {
            case 0 -> null;
            case 1 -> new Mark(1, other, "/transactions/" + open.getFirst());
            default ->
                new Mark(open.size(), other, "/transactions?q=" + URLEncoder.encode(recipient, StandardCharsets.UTF_8));
        };
    }
}
