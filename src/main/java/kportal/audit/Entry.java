package kportal.audit;

import java.time.Instant;
import kportal.support.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * A deed as it stands in the log.
 *
 * @param hash of the hash before it and everything above: a change of either shows
 */
public record Entry(
        String chain,
        long position,
        Instant happenedAt,
        @Nullable String businessId,
        @Nullable String userId,
        String kind,
        String outcome,
        @Nullable String environment,
        @Nullable String address,
        @Nullable String device,
        @Nullable String subject,
        @Nullable String detail,
        String hash) {
    /** Before the first entry of a chain. */
    static final String START = "";

    /** For what belongs to no business. */
    static final String PORTAL = "portal";

    static String chainOf(@Nullable String businessId) {
        return businessId == null ? PORTAL : businessId;
    }

    static Entry of(Deed deed, long position, Instant now, String before) {
        Entry bare = new Entry(
                chainOf(deed.businessId()),
                position,
                Instant.ofEpochMilli(now.toEpochMilli()),
                deed.businessId(),
                deed.userId(),
                deed.kind().code(),
                deed.outcome().code(),
                deed.environment() == null ? null : deed.environment().code(),
                deed.origin().address(),
                deed.origin().device(),
                deed.subject(),
                deed.detail(),
                START);
        return bare.hashed(bare.hashAfter(before));
    }

    private Entry hashed(String hash) {
        return new Entry(
                chain,
                position,
                happenedAt,
                businessId,
                userId,
                kind,
                outcome,
                environment,
                address,
                device,
                subject,
                detail,
                hash);
    }

    /** Each part with its length before it, so that no two contents read the same. docs/security.md has it too. */
    String hashAfter(String before) {
        StringBuilder content = new StringBuilder();
        for (Object part : new @Nullable Object[] {
            before,
            chain,
            position,
            happenedAt.toEpochMilli(),
            businessId,
            userId,
            kind,
            outcome,
            environment,
            address,
            device,
            subject,
            detail
        }) {
            String text = part == null ? null : part.toString();
            content.append(text == null ? "-" : text.length() + ":" + text).append('\n');
        }
        return Tokens.hash(content.toString());
    }
}
