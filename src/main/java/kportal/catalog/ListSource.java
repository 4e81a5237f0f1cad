package kportal.catalog;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import kportal.catalog.changes.ChangeRepository.Of;
import kportal.keys.ApiKeys;
import kportal.keys.KeyState;
import kportal.keys.SecretKey;
import kportal.keys.Unreadable;
import kportal.kpoint.KpointClient;
import kportal.kpoint.KpointList;
import kportal.kpoint.ListResult;
import org.jspecify.annotations.Nullable;

/** Where lists come from: Kpoint, at most once in a while however many ask; on a bad day, what was kept. */
final class ListSource implements AutoCloseable {
    /** How long a list is taken for today's: prices are looked at again at pay time when it is older. */
    static final Duration FRESH = Duration.ofMinutes(5);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

    private final KpointClient kpoint;
    private final ApiKeys keys;
    private final KeptListRepository repository;
    private final Clock clock;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final AsyncCache<Wanted, Held> cache = Caffeine.newBuilder()
            .maximumSize(2_000)
            .expireAfterWrite(FRESH)
            .executor(calls)
            .buildAsync();

    ListSource(KpointClient kpoint, ApiKeys keys, KeptListRepository repository, Clock clock) {
        this.kpoint = kpoint;
        this.keys = keys;
        this.repository = repository;
        this.clock = clock;
    }

    /** A key's lists are its own: a new key asks anew. */
    private record Wanted(
            String businessId,
            String keyId,
            KpointList list,
            @Nullable String parameter) {
        Of kept() {
            return new Of(businessId, list, parameter == null ? "" : parameter);
        }
    }

    record Found(@Nullable KeptList list, @Nullable Problem problem) {}

    /** The cache's own clock would begin only once it hears that the call has ended, a moment after whoever waits. */
    private record Held(Found found, Instant until) {}

    /** {@code good} tells whether a body holds anything to choose; one that doesn't never replaces what was kept. */
    Found find(String businessId, KpointList list, @Nullable String parameter, Predicate<String> good) {
        Optional<SecretKey> key;
        try {
            key = keys.reveal(businessId);
        } catch (Unreadable e) {
            return new Found(null, Problem.KEY_UNREADABLE);
        }
        if (key.isEmpty()) {
            return new Found(null, Problem.NO_KEY);
        }
        Wanted wanted = new Wanted(businessId, key.get().id(), list, parameter);
        CompletableFuture<Held> held = held(wanted, key.get(), good);
        if (!clock.instant().isBefore(held.join().until())) {
            cache.asMap().remove(wanted, held);
            held = held(wanted, key.get(), good);
        }
        return held.join().found();
    }

    private CompletableFuture<Held> held(Wanted wanted, SecretKey key, Predicate<String> good) {
        return cache.get(
                wanted,
                (w, executor) -> CompletableFuture.supplyAsync(
                        () -> {
                            Found found = load(w, key, good);
                            Duration time = found.problem() == null ? FRESH : AFTER_TROUBLE;
                            return new Held(found, clock.instant().plus(time));
                        },
                        executor));
    }

    private Found load(Wanted wanted, SecretKey key, Predicate<String> good) {
        return switch (kpoint.list(key.secret(), wanted.list(), wanted.parameter())) {
            case ListResult.Listed listed ->
                good.test(listed.body()) ? keep(wanted, key, listed.body()) : kept(wanted, Problem.UNREADABLE);
            case ListResult.Refused refused -> refused(wanted, key, refused.httpStatus());
            case ListResult.Unavailable unavailable -> kept(wanted, Problem.UNAVAILABLE);
        };
    }

    private Found keep(Wanted wanted, SecretKey key, String body) {
        KeptList list = new KeptList(body, clock.instant());
        repository.put(wanted.kept(), list);
        keys.noteState(wanted.businessId(), key.id(), KeyState.WORKING);
        return new Found(list, null);
    }

    private Found refused(Wanted wanted, SecretKey key, int status) {
        Problem problem =
                switch (status) {
                    case 401 -> Problem.KEY_REFUSED;
                    case 403 -> Problem.FEE_NOT_PAID;
                    default -> Problem.UNAVAILABLE;
                };
        if (problem != Problem.UNAVAILABLE) {
            KeyState state = problem == Problem.KEY_REFUSED ? KeyState.REFUSED : KeyState.FEE_NOT_PAID;
            keys.noteState(wanted.businessId(), key.id(), state);
        }
        return kept(wanted, problem);
    }

    private Found kept(Wanted wanted, Problem problem) {
        return new Found(repository.find(wanted.kept()).orElse(null), problem);
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }
}
