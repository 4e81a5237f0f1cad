package kportal.batches.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import kportal.batches.watch.WatchRepository.Old;
import kportal.catalog.Catalog;
import kportal.catalog.Listing;
import kportal.jobs.Job;
import kportal.kpoint.KpointList;

/** Reads the lists that schedules and batches wait on, so that a change is seen before its time has come. */
public final class PriceWatch implements Job {
    public static final String KIND = "price-watch";

    private static final Duration A_DAY = Duration.ofDays(1);

    private final WatchRepository repository;
    private final Catalog catalog;
    private final Clock clock;

    public PriceWatch(WatchRepository repository, Catalog catalog, Clock clock) {
        this.repository = repository;
        this.catalog = catalog;
        this.clock = clock;
    }

    public void look() {
        repository.order(yesterday());
    }

    /** At the first trouble it leaves off: the next round comes to it again. */
    @Override
    public void run(String jobId, String businessId) {
        for (Old old : repository.old(businessId, yesterday())) {
            if (read(businessId, old).problem() != null) {
                return;
            }
        }
    }

    private Listing<?> read(String businessId, Old old) {
        return old.list().equals(KpointList.DATA_PLANS.code())
                ? catalog.dataPlans(businessId, old.parameter())
                : catalog.cablePackages(businessId, old.parameter());
    }

    private Instant yesterday() {
        return clock.instant().minus(A_DAY);
    }
}
