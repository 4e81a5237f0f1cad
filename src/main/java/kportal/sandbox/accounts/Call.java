package kportal.sandbox.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request the practice Kpoint received; status and answer are null where it never answered. */
public record Call(
        Instant at,
        String method,
        String path,
        String request,
        @Nullable Integer status,
        @Nullable String answer) {
    private static final int LONGEST = 4096;

    /** The same, fit to be kept: no API key in it, and no longer than a page can show. */
    Call redacted() {
        return new Call(at, method, fit(path), fit(request), status, answer == null ? null : fit(answer));
    }

    private static String fit(String text) {
        String safe = ApiKeys.redact(text);
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + "…";
    }
}
