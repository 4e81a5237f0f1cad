package kportal.accounts;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import kportal.web.Busy;

/**
 * Hashes of passwords. bcrypt at cost 12 takes about 0.2 s of a core, so it has two threads and a short queue of its
 * own: a flood of sign-ins is told to come back and can't slow the other pages.
 */
public final class Passwords implements AutoCloseable {
    private static final int QUEUE = 16;

    private final ThreadPoolExecutor threads;
    private final int cost;
    private final String nobodys;

    public Passwords(int cost) {
        this.cost = cost;
        this.threads = new ThreadPoolExecutor(
                2,
                2,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUE),
                Thread.ofPlatform().daemon().name("bcrypt-", 0).factory());
        this.nobodys = BCrypt.withDefaults().hashToString(cost, digest("nobody's"));
    }

    public String hash(String password) {
        return run(() -> BCrypt.withDefaults().hashToString(cost, digest(password)));
    }

    public boolean matches(String password, String hash) {
        return run(() -> BCrypt.verifyer().verify(digest(password), hash.toCharArray()).verified);
    }

    /** Takes as long as a real check, so that the time doesn't tell who has an account. */
    public boolean matchesNobody(String password) {
        matches(password, nobodys);
        return false;
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

    private <T> T run(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException e) {
            throw new Busy("hashing");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy("hashing");
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
