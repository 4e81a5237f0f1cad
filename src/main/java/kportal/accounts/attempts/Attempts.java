package kportal.accounts.attempts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import kportal.web.TooMany;

/** What may be tried only so often: counted as failed before it is tried, so that many at once can't slip through. */
public final class Attempts {
    private final AttemptRepository repository;
    private final Clock clock;

    public Attempts(AttemptRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Throws {@link TooMany} if one of them is full; else they hold this try, until it is given back. */
    public List<Charge> take(Charge... charges) {
        return take(List.of(charges));
    }

    public List<Charge> take(List<Charge> charges) {
        Duration wait = repository.untilOpen(charges, clock.instant());
        if (wait.isPositive()) {
            // A flood is turned away by a reader: the writer has purchases to write down.
            throw new TooMany("tries", wait);
        }
        return switch (repository.take(charges, clock.instant())) {
            case Attempt.Open open -> open.charges();
            case Attempt.Refused refused -> throw new TooMany("tries", refused.untilOpen());
        };
    }

    public boolean isFull(Charge charge) {
        return repository.untilOpen(List.of(charge), clock.instant()).isPositive();
    }

    /** It did not fail, or was not tried after all. */
    public void giveBack(List<Charge> charges) {
        repository.giveBack(charges);
    }

    public void sweep() {
        repository.deleteEmpty(clock.instant());
    }
}
