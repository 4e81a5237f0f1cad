package kportal.transactions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of the recipients on one page, those who have a purchase that nobody knows the end of. */
public record Unsettled(Map<String, Open> byRecipient) {
    /** With more, a page says that there are more. */
    static final int SAID = 9;

    /**
     * Those of one recipient; of very many the first.
     *
     * @param first the least of their ids
     * @param last the greatest
     */
    record Open(int count, String first, String last) {}

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

        public String shown() {
            return count > SAID ? SAID + "+" : String.valueOf(count);
        }
    }

    public @Nullable Mark to(String recipient) {
        Open open = byRecipient.get(recipient);
        return open == null ? null : mark(recipient, open.count(), open.first(), false);
    }

    /** What is unsettled besides this one, which says so of itself. */
    public @Nullable Mark beside(Transaction row) {
        String recipient = row.order().recipient();
        Open open = byRecipient.get(recipient);
        if (open == null || !row.unsettled()) {
            return to(recipient);
        }
        boolean first = open.first().equals(row.id());
        // It may have been settled since it was read, and not be among them any more.
        boolean other = open.count() == 1 && !first;
        return mark(recipient, other ? 1 : open.count() - 1, first ? open.last() : open.first(), true);
    }

    private static @Nullable Mark mark(String recipient, int count, String one, boolean other) {
        return switch (count) {
            case 0 -> null;
            case 1 -> new Mark(1, other, "/transactions/" + one);
            default ->
                new Mark(count, other, "/transactions?q=" + URLEncoder.encode(recipient, StandardCharsets.UTF_8));
        };
    }
}
