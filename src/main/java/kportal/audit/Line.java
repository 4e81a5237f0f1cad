package kportal.audit;

import org.jspecify.annotations.Nullable;

/**
 * An entry as it is listed.
 *
 * @param email whose it is by today's name, if anybody's
 */
public record Line(Entry entry, @Nullable String email) {
    /** Whether it is about a purchase, which has a page. */
    public boolean aboutPurchase() {
        return entry.subject() != null && entry.kind().startsWith("purchase_");
    }
}
