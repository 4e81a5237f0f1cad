package kportal.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.keys.ApiKeyRepository.Ciphertext;
import kportal.kpoint.KpointClient;
import kportal.kpoint.KpointList;
import kportal.kpoint.ListResult;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.web.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The business's Kpoint key: encrypted, tried, replaced, forgotten. */
public final class ApiKeys {
    private static final Logger log = LoggerFactory.getLogger(ApiKeys.class);

    /** How old the word "it works" may be before it is written again: each write costs a disk flush. */
    private static final Duration WORD_AGE = Duration.ofMinutes(1);

    private final ApiKeyRepository repository;
    private final Keyset keyset;
    private final KpointClient kpoint;
    private final Environment environment;
    private final AuditRepository audit;
    private final Clock clock;

    public ApiKeys(
            ApiKeyRepository repository,
            Keyset keyset,
            KpointClient kpoint,
            AuditRepository audit,
            Environment environment,
            Clock clock) {
        this.audit = audit;
        this.repository = repository;
        this.keyset = keyset;
        this.kpoint = kpoint;
        this.environment = environment;
        this.clock = clock;
    }

    public Optional<ApiKey> find(String businessId) {
        return repository.find(businessId);
    }

    /** Decrypted for a call that is about to be made. Throws {@link Unreadable}. */
    public Optional<SecretKey> reveal(String businessId) {
        Optional<Ciphertext> found = repository.findCiphertext(businessId);
        try {
            return found.map(f -> reveal(businessId, f));
        } catch (Unreadable e) {
            Optional<Ciphertext> again = repository.findCiphertext(businessId);
            if (again.isPresent()
                    && Arrays.equals(again.get().bytes(), found.orElseThrow().bytes())) {
                throw e;
            }
            // A rotation ended between the two.
            return again.map(f -> reveal(businessId, f));
        }
    }

    /** False: a key is stored that was not encrypted for this business; only pasting it again helps. */
    public boolean readable(String businessId) {
        try {
            reveal(businessId);
            return true;
        } catch (Unreadable e) {
            log.error("the stored key of business {} can't be read", businessId);
            return false;
        }
    }

    private SecretKey reveal(String businessId, Ciphertext found) {
        return new SecretKey(found.keyId(), keyset.decrypt(found.bytes(), owner(businessId, found.keyId())));
    }

    /** Asks Kpoint first: a key that it refuses is not kept, one that it can't be asked about is. */
    public SaveResult save(String businessId, String userId, Origin origin, String secret) {
        Deed deed = Deed.of(Kind.KEY_SAVED, businessId, userId, origin)
                .in(environment)
                .saying("…" + last4(secret));
        return switch (kpoint.list(secret, KpointList.NETWORKS, null)) {
            case ListResult.Listed listed -> store(deed, secret, KeyState.WORKING);
            case ListResult.Unavailable unavailable -> store(deed, secret, KeyState.UNVERIFIED);
            case ListResult.Refused refused ->
                switch (refused.httpStatus()) {
                    case 401 -> refused(deed, SaveResult.REFUSED);
                    case 403 -> refused(deed, SaveResult.FEE_NOT_PAID);
                    // Too many requests, and whatever else says nothing about the key.
                    default -> store(deed, secret, KeyState.UNVERIFIED);
                };
        };
    }

    private SaveResult refused(Deed deed, SaveResult why) {
        audit.append(deed.as(Kind.KEY_REFUSED).refused());
        return why;
    }

    public enum SaveResult {
        SAVED,
        SAVED_UNVERIFIED,
        REFUSED,
        FEE_NOT_PAID
    }

    private static String last4(String secret) {
        return secret.substring(secret.length() - 4);
    }

    private SaveResult store(Deed deed, String secret, KeyState state) {
        Instant now = clock.instant();
        boolean works = state == KeyState.WORKING;
        ApiKey key = new ApiKey(Ids.next(), last4(secret), state, now, works ? now : null, works ? now : null);
        try {
            store(deed.about(key.id()), secret, key);
        } catch (KeysetMoved e) {
            keyset.catchUp();
            store(deed.about(key.id()), secret, key);
        }
        return works ? SaveResult.SAVED : SaveResult.SAVED_UNVERIFIED;
    }

    private void store(Deed deed, String secret, ApiKey key) {
        String businessId = Objects.requireNonNull(deed.businessId());
        byte[] ciphertext = keyset.encrypt(secret, owner(businessId, key.id()));
        repository.replace(businessId, Objects.requireNonNull(deed.userId()), key, ciphertext, deed);
    }

    public void remove(String businessId, String userId, Origin origin) {
        Deed deed = Deed.of(Kind.KEY_REMOVED, businessId, userId, origin).in(environment);
        repository.remove(businessId, deed, clock.instant());
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
        return owner(businessId, environment.code(), keyId);
    }

    static String owner(String businessId, String environment, String keyId) {
        return businessId + " " + environment + " " + keyId;
    }
}
