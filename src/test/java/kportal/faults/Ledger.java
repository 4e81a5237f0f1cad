package kportal.faults;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A business's book as it must be: the rules for money written a second time, plainly, over a list in memory. */
final class Ledger {
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** What must come of pressing pay. */
    enum Verdict {
        GOES,
        ALREADY_GONE,
        NEEDS_KEY,
        BACK_TO_REVIEW
    }

    private record Known(Map<String, Integer> prices, Instant at) {}

    /** One that must have reached Kpoint. */
    record Sent(String key, String path, String request) {}

    final List<Entry> entries = new ArrayList<>();
    final List<Sent> sent = new ArrayList<>();
    private final Map<String, List<Entry>> byRecipient = new HashMap<>();
    private final Map<String, Known> lists = new HashMap<>();
    private @Nullable String key;

    Ledger(String key) {
        this.key = key;
    }

    @Nullable
    String key() {
        return key;
    }

    void key(@Nullable String to) {
        key = to;
        lists.clear();
    }

    /** Kpoint's own log says when it told this business its prices. */
    void told(FaultyKpoint.Told told, Instant now) {
        if (told.key().equals(key)) {
            lists.put(told.list().replaceFirst("\\?.*", ""), new Known(told.prices(), now));
        }
    }

    Entry draft(String id, Item item, Instant now) {
        Entry entry = new Entry(id, item, item.pricedByList() ? listPrice(item, now) : item.kobo(), now);
        entries.add(entry);
        byRecipient.computeIfAbsent(item.recipient(), r -> new ArrayList<>()).add(entry);
        return entry;
    }

    private Long listPrice(Item item, Instant now) {
        String list = item.service().equals("data") ? "/lists/data-plans" : "/lists/cable-packages";
        Known known = lists.get(list);
        if (known == null || !now.isBefore(known.at().plus(FRESH))) {
            throw new AssertionError("a price of " + item.product() + " was taken from a list that is not fresh");
        }
        return requireNonNull(known.prices().get(item.product())) * 100L;
    }

    /** Asked after the portal has answered, so that it is known whether it looked at the list again. */
    Verdict pay(Entry entry, boolean again, Instant now) {
        if (!entry.draft()) {
            return Verdict.ALREADY_GONE;
        }
        if (key == null) {
            return Verdict.NEEDS_KEY;
        }
        if (entry.item.pricedByList()) {
            entry.price = listPrice(entry.item, now);
        }
        boolean agreed = Objects.equals(entry.price, entry.seen);
        entry.seen = entry.price;
        boolean twice = !again
                && requireNonNull(byRecipient.get(entry.item.recipient())).stream()
                        .anyMatch(other -> other != entry && other.likelyTwin(entry, now));
        boolean expired = !now.isBefore(entry.expiresAt);
        return agreed && !expired && !twice ? Verdict.GOES : Verdict.BACK_TO_REVIEW;
    }

    void goes(Entry entry, Instant now) {
        entry.status = "sending";
        entry.sentAt = now;
        sent.add(new Sent(requireNonNull(key), entry.item.path(), entry.item.request()));
    }

    @Nullable
    Entry any(Random random) {
        return entries.isEmpty() ? null : entries.get(random.nextInt(entries.size()));
    }

    /** Lately drafted ones: the far past is mostly settled. */
    @Nullable
    Entry recent(Random random) {
        int from = Math.max(0, entries.size() - 30);
        return entries.isEmpty() ? null : entries.get(from + random.nextInt(entries.size() - from));
    }

    Entry latestDraft(Entry otherwise) {
        return entries.reversed().stream()
                .limit(10)
                .filter(Entry::draft)
                .findFirst()
                .orElse(otherwise);
    }

    List<List<String>> exported(String madeBy) {
        return entries.stream()
                .filter(entry -> !entry.draft())
                .sorted(Comparator.comparing((Entry e) -> requireNonNull(e.sentAt))
                        .thenComparing(e -> e.id))
                .map(entry -> entry.exported(madeBy))
                .toList();
    }

    /** Count and kobo of a status. */
    long[] total(String status) {
        List<Entry> those =
                entries.stream().filter(e -> e.status.equals(status)).toList();
        long kobo = those.stream()
                .mapToLong(e -> Objects.requireNonNullElse(e.price, 0L))
                .sum();
        return new long[] {those.size(), kobo};
    }
}
