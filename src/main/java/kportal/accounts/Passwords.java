package kportal.accounts;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.IllegalBCryptFormatException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import kportal.accounts.passwords.HashingPool;
import kportal.accounts.passwords.NewPassword;
import kportal.web.Form;

/** Hashes of passwords. A network has its share of the places, and no more: all of it may throw {@link kportal.web.Busy}. */
public final class Passwords implements AutoCloseable {
    /** A quarter of a second on the machines of 2026: docs/decisions/passwords.md. */
    public static final int COST = 12;

    private final HashingPool pool = new HashingPool();
    private final int cost;
    private final String nobodys;

    public Passwords(int cost) {
        this.cost = cost;
        // Written down, not computed: it would take a third of the portal's start, and nobody signs in by it.
        this.nobodys = "$2a$%02d$".formatted(cost) + ".".repeat(53);
    }

    /** A password that somebody chooses, checked after the form's other fields; what is known of them is nothing to make one of. */
    public Optional<String> chosen(Form form, String field, String network, String... about) {
        return NewPassword.from(form, field, pool, network, about);
    }

    public String hash(String network, String password) {
        return pool.run(network, () -> BCrypt.withDefaults().hashToString(cost, digest(password)));
    }

    public boolean matches(String network, String password, String hash) {
        return pool.run(network, matching(password, hash));
    }

    /** For a visitor; without a user it takes as long, so that the time doesn't tell who has an account. */
    public boolean matches(String network, String password, Optional<User> user) {
        String hash = user.map(User::passwordHash).orElse(nobodys);
        return pool.run(network, matching(password, hash)) && user.isPresent();
    }

    private static Callable<Boolean> matching(String password, String hash) {
        return () -> BCrypt.verifyer().verify(digest(password), hash.toCharArray()).verified;
    }

    /** How many wait for a thread of the pool. */
    public int waiting() {
        return pool.waiting();
    }

    /** Whether it was made when a lower cost was enough. */
    boolean isWeak(String hash) {
        try {
            byte[] written = hash.getBytes(StandardCharsets.UTF_8);
            return BCrypt.Version.VERSION_2A.parser.parse(written).cost < cost;
        } catch (IllegalBCryptFormatException e) {
            throw new IllegalStateException("a stored hash is none of ours", e);
        }
    }

    /** bcrypt reads 72 bytes at most and stops at a zero byte: a digest in base64 is 64 of any length of password. */
    private static char[] digest(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-384").digest(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest).toCharArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-384", e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
