package kportal.accounts.sessions;

import java.time.Instant;
import kportal.web.Message;
import kportal.web.Session;

/** A session as its owner reads it. */
public record SignedIn(String id, Message device, String from, Instant lastSeenAt, Instant createdAt, boolean here) {
    static SignedIn of(Session session, boolean here) {
        return new SignedIn(
                session.id(),
                Device.of(session.device()).message(),
                session.lastSeenFrom(),
                session.lastSeenAt(),
                session.createdAt(),
                here);
    }
}
