package kportal.batches.schedules;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kportal.batches.Batch;
import kportal.batches.BatchRepository;
import kportal.batches.CountRepository;
import kportal.batches.Counts;
import kportal.batches.checking.Intake;
import kportal.batches.running.Agreed;
import kportal.batches.running.Runner;
import kportal.batches.running.Start;
import kportal.jobs.Job;
import kportal.sheets.Sheets;
import kportal.support.Tokens;
import kportal.transactions.Service;
import kportal.transactions.paying.Through;
import org.jspecify.annotations.Nullable;

/**
 * A time that has come: its rows are checked as a batch, which begins by itself if there is nothing that a person should
 * look at. Wherever it breaks off, the next try makes the batch anew; what was settled is never begun again.
 */
public final class ScheduleJob implements Job {
    public static final String KIND = "schedule";

    private static final Duration LATER = Duration.ofMinutes(1);

    private final TimeRepository times;
    private final BatchRepository batches;
    private final CountRepository counts;
    private final Intake intake;
    private final Runner runner;
    private final Clock clock;

    public ScheduleJob(
            TimeRepository times,
            BatchRepository batches,
            CountRepository counts,
            Intake intake,
            Runner runner,
            Clock clock) {
        this.times = times;
        this.batches = batches;
        this.counts = counts;
        this.intake = intake;
        this.runner = runner;
        this.clock = clock;
    }

    @Override
    public void run(String jobId, String scheduleId) throws IOException {
        Optional<Attempt> attempt = times.begin(scheduleId, clock.instant());
        while (attempt.isPresent()) {
            carryOut(attempt.get());
            attempt = times.begin(scheduleId, clock.instant());
        }
    }

    /** One that waits without a batch, as a batch to look at. Empty: there is none such, or no room for it. */
    Optional<String> prepare(Schedule schedule, Instant at) throws IOException {
        Optional<Attempt> attempt = times.take(schedule, at, clock.instant());
        if (attempt.isEmpty() || batches.tooMany(schedule.businessId())) {
            attempt.ifPresent(times::release);
            return Optional.empty();
        }
        Optional<Batch> batch = batch(attempt.get());
        times.release(attempt.get());
        return batch.map(Batch::id);
    }

    private void carryOut(Attempt attempt) throws IOException {
        Schedule schedule = attempt.schedule();
        Instant now = clock.instant();
        if (!attempt.late(now) && runner.busy(schedule.businessId())) {
            times.later(attempt, now.plus(LATER));
            return;
        }
        if (batches.tooMany(schedule.businessId())) {
            times.waits(attempt, Waits.DRAFTS);
            return;
        }
        Batch batch = batch(attempt).orElse(null);
        if (batch == null) {
            times.waits(attempt, Waits.BEGUN);
        } else {
            decide(attempt, batch, counts.of(batch.id()));
        }
    }

    /** Empty: a person has begun what somebody else left here. */
    private Optional<Batch> batch(Attempt attempt) throws IOException {
        Schedule schedule = attempt.schedule();
        Batch left = batches.of(schedule.businessId(), attempt.due()).orElse(null);
        if (left != null && !batches.remove(schedule.businessId(), left.id())) {
            return Optional.empty();
        }
        Wanted wanted = schedule.wanted();
        Intake.Asked asked = new Intake.Asked(
                schedule.payer(),
                wanted.service(),
                wanted.name(),
                wanted.usual(),
                attempt.due(),
                Tokens.hash(attempt.id()));
        String id = intake.take(asked, taker -> Sheets.read(wanted.pasted(), taker))
                .orElseThrow(() -> new IllegalStateException("its rows were there when it was made"));
        return batches.find(schedule.businessId(), id);
    }

    private void decide(Attempt attempt, Batch batch, Counts counts) {
        Waits why = why(attempt, batch, counts);
        if (why != null) {
            times.waits(attempt, why);
        } else if (times.begins(attempt)) {
            Agreed agreed = new Agreed(attempt.schedule().payer(), total(batch, counts), false, Through.SCHEDULE);
            if (runner.start(batch, agreed) != Start.STARTED) {
                times.refused(attempt);
            }
        }
    }

    private @Nullable Waits why(Attempt attempt, Batch batch, Counts counts) {
        if (times.doubtful(batch.id())) {
            return Waits.UNKNOWN;
        }
        if (counts.wrong() > 0) {
            return Waits.WRONG_ROWS;
        }
        if (counts.waiting() == 0) {
            return Waits.NOTHING_TO_SEND;
        }
        if (total(batch, counts) > attempt.schedule().wanted().most()) {
            return Waits.CAP;
        }
        if (counts.doubles() > 0) {
            return Waits.DOUBLES;
        }
        return attempt.late(clock.instant()) ? Waits.LATE : null;
    }

    private static long total(Batch batch, Counts counts) {
        return batch.service() == Service.SMS
                ? counts.waiting()
                : counts.total().kobo();
    }
}
