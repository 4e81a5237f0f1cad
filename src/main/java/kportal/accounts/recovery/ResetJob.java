package kportal.accounts.recovery;

import java.time.Clock;
import java.util.Objects;
import kportal.jobs.Job;
import kportal.web.Origin;
import org.jspecify.annotations.Nullable;

/** Somebody forgot a password, or says so: the one who holds that address gets a link. */
public final class ResetJob implements Job {
    public static final String KIND = "reset";

    private final ResetRepository resets;
    private final Clock clock;

    public ResetJob(ResetRepository resets, Clock clock) {
        this.resets = resets;
        this.clock = clock;
    }

    @Override
    public void run(String id, String payload) {
        String[] parts = payload.split("\n", -1);
        // One that waits since before an update holds the address alone.
        Origin origin = parts.length < 3 ? Origin.PORTAL : new Origin(given(parts[1]), given(parts[2]));
        resets.postLink(parts[0], origin, clock.instant());
    }

    /** A line each: none of them can hold a line break. */
    static String payload(String email, Origin origin) {
        return email + "\n" + Objects.toString(origin.address(), "") + "\n" + Objects.toString(origin.device(), "");
    }

    private static @Nullable String given(String part) {
        return part.isEmpty() ? null : part;
    }
}
