package kportal.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kportal.keys.ApiKeyRepository.Ciphertext;
import kportal.kpoint.KpointClient;
import kportal.kpoint.KpointList;
import kportal.kpoint.ListResult;
import kportal.support.Environment;
import kportal.support.Ids;

/** The business's Kpoint key: encrypted, tried, replaced, forgotten. */
public final class ApiKeys {
    /** How old the word "it works" may be before it is written again: each write costs a disk flush. */
    private static final Duration WORD_AGE = Duration.ofMinutes(1);

    private final ApiKeyRepository repository;
    private final Keyset keyset;
    private final KpointClient kpoint;
    private final Environment environment;
    private final Clock clock;

    public ApiKeys(
            ApiKeyRepository repository, Keyset keyset, KpointClient kpoint, Environment environment, Clock clock) {
        this.repository = repository;
        this.keyset = keyset;
        this.kpoint = kpoint;
        this.environment = environment;
        this.clock = clock;
    }

    public Optional<ApiKey> find(String businessId) {
        return repository.find(businessId);
    }

    /** Decrypted for a call that is about to be made. */
    public Optional<SecretKey> reveal(String businessId) {
        return repository.findCiphertext(businessId).map(found -> reveal(businessId, found));
    }

    private SecretKey reveal(String businessId, Ciphertext found) {
        return new SecretKey(found.keyId(), keyset.decrypt(found.bytes(), owner(businessId, found.keyId())));
    }

    /** Asks Kpoint first: a key that it refuses is not kept, one that it can't be asked about is. */
    public SaveResult save(String businessId, String userId, String secret) {
        return switch (kpoint.list(secret, KpointList.NETWORKS, null)) {
            case ListResult.Listed listed -> store(businessId, userId, secret, KeyState.WORKING);
            case ListResult.Unavailable unavailable -> store(businessId, userId, secret, KeyState.UNVERIFIED);
            case ListResult.Refused refused ->
                switch (refused.httpStatus()) {
                    case 401 -> SaveResult.REFUSED;
                    case 403 -> SaveResult.FEE_NOT_PAID;
                    // Too many requests, and whatever else says nothing about the key.
                    default -> store(businessId, userId, secret, KeyState.UNVERIFIED);
                };
        };
    }

    public enum SaveResult {
        SAVED,
        SAVED_UNVERIFIED,
        REFUSED,
        FEE_NOT_PAID
    }

    private SaveResult store(String businessId, String userId, String secret, KeyState state) {
        Instant now = clock.instant();
        boolean works = state == KeyState.WORKING;
        String last4 = secret.substring(secret.length() - 4);
        ApiKey key = new ApiKey(Ids.next(), last4, state, now, works ? now : null, works ? now : null);
        repository.replace(businessId, userId, key, keyset.encrypt(secret, owner(businessId, key.id())));
        return works ? SaveResult.SAVED : SaveResult.SAVED_UNVERIFIED;
    }

    public void remove(String businessId) {
        repository.remove(businessId, clock.instant());
    }

    /** After any call with it: what Kpoint made of the key. */
    public void noteState(String businessId, String keyId, KeyState state) {
        Instant now = clock.instant();
        ApiKey key = repository.find(businessId).orElse(null);
        boolean news = key != null
                && key.id().equals(keyId)
                && (key.state() != state
                        || key.checkedAt() == null
                        || key.checkedAt().plus(WORD_AGE).isBefore(now));
        if (news) {
            repository.updateState(keyId, state, now);
        }
    }

    /** A ciphertext moved to another business, environment or row can't be read there. */
    private String owner(String businessId, String keyId) {
        return businessId + " " + environment.code() + " " + keyId;
    }
}
