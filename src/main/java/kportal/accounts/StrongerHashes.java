package kportal.accounts;

import kportal.web.Busy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A password that was hashed when less was enough is hashed anew, once its owner has shown it: the portal never knows it else. */
public final class StrongerHashes {
    private static final Logger log = LoggerFactory.getLogger(StrongerHashes.class);

    private final UserRepository users;
    private final Passwords passwords;

    public StrongerHashes(UserRepository users, Passwords passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    /** In the background: who signs in doesn't wait for it. */
    void shown(User user, String network, String password) {
        if (passwords.isWeak(user.passwordHash())) {
            Thread.ofVirtual().name("stronger hash").start(() -> renew(user, network, password));
        }
    }

    private void renew(User user, String network, String password) {
        try {
            users.replaceHash(user, passwords.hash(network, password));
        } catch (Busy e) {
            // The next time, then.
        } catch (RuntimeException e) {
            log.error("a password was not hashed anew", e);
        }
    }
}
