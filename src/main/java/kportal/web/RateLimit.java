package kportal.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** So many tries a name in so much time. Kept in memory: it slows guessing down, and counts nothing that matters. */
public final class RateLimit {
    private final int tries;
    private final Duration time;
    private final Cache<String, Bucket> buckets;

    public RateLimit(int tries, Duration time) {
        this.tries = tries;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(time)
                .build();
    }

    public void take(String name) {
        if (!bucket(name).tryConsume(1)) {
            throw new TooMany("tries");
        }
    }

    /** Whether the next try would be one too many. */
    public boolean spent(String name) {
        return bucket(name).getAvailableTokens() < 1;
    }

    private Bucket bucket(String name) {
        return buckets.get(name, n -> Bucket.builder()
                .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, time))
                .build());
    }
}
