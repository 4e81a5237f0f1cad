package kportal.accounts.recovery;

import java.time.Clock;
import kportal.jobs.Job;

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
    public void run(String id, String email) {
        resets.postLink(email, clock.instant());
    }
}
