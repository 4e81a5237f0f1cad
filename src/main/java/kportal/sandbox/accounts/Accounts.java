package kportal.sandbox.accounts;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everybody's accounts at the practice Kpoint, as its dashboard and its API see them. */
public final class Accounts implements AutoCloseable {
    private static final Duration UNUSED_FOR = Duration.ofDays(7);

    private final SandboxRepository repository;
    private final Clock clock;

    public Accounts(Path dataDir, Clock clock) {
        this.repository = new SandboxRepository(SandboxFile.open(dataDir));
        this.clock = clock;
    }

    /** Opens an account and answers the secret its owner is known by from now on. */
    public String open() {
        String cookie = ApiKeys.randomHex(32);
        repository.deleteUnusedBefore(clock.instant().minus(UNUSED_FOR));
        repository.insert(Account.opened(ApiKeys.randomHex(8)), ApiKeys.hash(cookie), clock.instant());
        return cookie;
    }

    public Optional<Account> findByCookie(String cookie) {
        return repository.findByCookie(ApiKeys.hash(cookie));
    }

    public Optional<Account> findByKey(String key) {
        return repository.findByKey(ApiKeys.hash(key));
    }

    public void payFee(Account account) {
        repository.payFee(account.id());
    }

    public void topUp(Account account) {
        repository.topUp(account.id(), Account.START_KOBO, Account.START_UNITS, Account.MOST_KOBO);
    }

    public void movePrices(Account account) {
        repository.movePrices(account.id());
    }

    /** The account after paying, or empty where it can't pay. */
    public Optional<Account> charge(Account account, long kobo, int smsUnits) {
        return repository.charge(account.id(), kobo, smsUnits);
    }

    /** The only time the whole key is to be had: what is kept can't be turned back into it. */
    public String newKey(Account account) {
        String key = ApiKeys.newKey();
        KeyNote note = new KeyNote(key.substring(key.length() - 4), clock.instant());
        repository.insertKey(ApiKeys.hash(key), account.id(), note);
        return key;
    }

    public List<KeyNote> keys(Account account) {
        return repository.keys(account.id());
    }

    public void received(Account account, Call call) {
        repository.insertCall(account.id(), call.redacted());
    }

    public List<Call> calls(Account account) {
        return repository.calls(account.id());
    }

    @Override
    public void close() {
        repository.close();
    }
}
