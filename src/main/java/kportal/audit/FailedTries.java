package kportal.audit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import kportal.web.Origin;
import kportal.web.TooMany;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries to get in that failed or were held off, in the log. A flood of them must neither fill the log nor hold up whoever
 * writes: of one kind, account and address the first is written by itself, and a minute's others as one entry that counts
 * them; those for addresses that nobody here has count together. No request waits for it, so its time doesn't tell who has
 * an account either.
 */
public final class FailedTries implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FailedTries.class);

    /** Past it, those of one account count together, wherever they come from. */
    private static final int MOST_APART = 10_000;

    private final AuditRepository audit;
    private final Map<Key, AtomicLong> more = new ConcurrentHashMap<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("audit").factory());

    public FailedTries(AuditRepository audit) {
        this.audit = audit;
    }

    /** What counts together; its parts are empty where they don't tell any apart. */
    private record Key(String businessId, String userId, Kind kind, Origin origin) {
        Deed deed() {
            return Deed.of(kind, businessId.isEmpty() ? null : businessId, userId.isEmpty() ? null : userId, origin)
                    .refused();
        }
    }

    public void note(Deed failed) {
        AtomicLong counted = more.putIfAbsent(key(failed), new AtomicLong());
        if (counted == null) {
            writer.execute(() -> append(failed.refused()));
        } else {
            counted.incrementAndGet();
        }
    }

    /** What is tried, unless it was tried too often: that is noted as {@code limited}, and thrown on. */
    public <T> T orNote(Supplier<Deed> limited, Supplier<T> tried) {
        try {
            return tried.get();
        } catch (TooMany e) {
            note(limited.get());
            throw e;
        }
    }

    private Key key(Deed failed) {
        String business = failed.businessId() == null ? "" : failed.businessId();
        String user = failed.userId() == null ? "" : failed.userId();
        boolean together = business.isEmpty() || more.size() >= MOST_APART;
        return new Key(business, user, failed.kind(), together ? Origin.PORTAL : failed.origin());
    }

    /** The mail address of somebody unknown, as much of it as may be kept. */
    public static String masked(String email) {
        int at = email.lastIndexOf('@');
        return at < 1 ? "…" : email.charAt(0) + "…" + email.substring(at);
    }

    /** Every minute: what was only counted is written, and counting begins anew. */
    public void flush() {
        for (Key key : List.copyOf(more.keySet())) {
            AtomicLong counted = more.remove(key);
            if (counted != null && counted.get() > 0) {
                append(key.deed().saying("again: " + counted.get()));
            }
        }
    }

    private void append(Deed deed) {
        try {
            audit.append(deed);
        } catch (RuntimeException e) {
            log.error("a failed try is missing from the log", e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        writer.shutdown();
        if (!writer.awaitTermination(30, TimeUnit.SECONDS)) {
            log.warn("failed tries are missing from the log");
        }
        flush();
    }
}
