package kportal.accounts;

import java.time.Instant;

/** A person who may sign in. */
public record User(String id, String name, String email, String passwordHash, Instant createdAt) {
    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
