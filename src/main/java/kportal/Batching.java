package kportal;

import java.time.Clock;
import java.time.Duration;
import kportal.batches.BatchRepository;
import kportal.batches.BatchRowRepository;
import kportal.batches.checking.DoublesRepository;
import kportal.batches.checking.Intake;
import kportal.batches.pages.BatchController;
import kportal.batches.pages.BatchPages;
import kportal.batches.pages.FileController;
import kportal.batches.pages.RowController;
import kportal.batches.pages.RunController;
import kportal.batches.running.RunRepository;
import kportal.batches.running.Runner;
import kportal.batches.watch.PriceWatch;
import kportal.batches.watch.WatchRepository;
import kportal.db.Database;
import kportal.jobs.Rounds;
import kportal.recipients.RecipientRepository;
import kportal.recipients.groups.GroupRepository;
import kportal.settings.Settings;
import kportal.support.Environment;
import kportal.web.View;

/** The part of {@link App} that joins what buys many at once. */
final class Batching implements AutoCloseable {
    private final BatchController batches;
    private final RowController rows;
    private final RunController runs;
    private final FileController files;
    private final Intake intake;
    private final Runner runner;
    private final PriceWatch prices;
    private final Scheduling scheduling;

    Batching(
            Database db, Settings settings, Supply supply, Purchasing buying, Mailing mailing, View view, Clock clock) {
        Environment environment = settings.environment();
        BatchRepository stored = new BatchRepository(db, environment);
        BatchRowRepository lines = new BatchRowRepository(db);
        this.intake = new Intake(
                stored,
                lines,
                new DoublesRepository(db, environment),
                buying.services().all(),
                supply.catalog(),
                buying.hints(),
                clock);
        this.runner = new Runner(
                new RunRepository(db, environment, buying.transactions()), buying.payments(), buying.boot(), clock);
        BatchPages pages = new BatchPages(lines, supply.catalog(), clock);
        this.batches = new BatchController(
                stored,
                intake,
                pages,
                new RecipientRepository(db, environment),
                new GroupRepository(db, environment),
                supply.catalog(),
                supply.keys(),
                view);
        this.rows = new RowController(stored, lines, intake, pages, view);
        this.runs = new RunController(stored, runner, intake, pages, view);
        this.files = new FileController(stored, lines, view);
        runner.recover();
        this.prices = new PriceWatch(new WatchRepository(db, mailing.jobs(), environment), supply.catalog(), clock);
        mailing.jobs().handle(PriceWatch.KIND, prices);
        this.scheduling = new Scheduling(db, settings, mailing, stored, lines, intake, runner, supply, view, clock);
    }

    BatchController batches() {
        return batches;
    }

    RowController rows() {
        return rows;
    }

    RunController runs() {
        return runs;
    }

    FileController files() {
        return files;
    }

    Scheduling scheduling() {
        return scheduling;
    }

    PriceWatch prices() {
        return prices;
    }

    void sweep(Rounds rounds) {
        scheduling.sweep(rounds);
        rounds.every(Duration.ofSeconds(10), "batches", runner::recover);
        rounds.every(Duration.ofHours(1), "uploads", intake::sweep);
        rounds.every(Duration.ofHours(1), "prices", prices::look);
    }

    @Override
    public void close() throws InterruptedException {
        runner.close();
    }
}
