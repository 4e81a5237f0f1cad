package kportal;

import java.time.Clock;
import java.time.Duration;
import kportal.batches.BatchRepository;
import kportal.batches.BatchRowRepository;
import kportal.batches.CheckedRowRepository;
import kportal.batches.CountRepository;
import kportal.batches.checking.Corrections;
import kportal.batches.checking.DoublesRepository;
import kportal.batches.checking.Intake;
import kportal.batches.checking.RowCheckers;
import kportal.batches.checking.SecondTry;
import kportal.batches.pages.BatchController;
import kportal.batches.pages.BatchPages;
import kportal.batches.pages.FileController;
import kportal.batches.pages.RowController;
import kportal.batches.pages.RunController;
import kportal.batches.running.ClaimRepository;
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
        CheckedRowRepository checked = new CheckedRowRepository(db);
        CountRepository counts = new CountRepository(db);
        DoublesRepository doubles = new DoublesRepository(db, environment);
        RowCheckers checkers = new RowCheckers(buying.services().all(), supply.catalog(), buying.hints());
        this.intake = new Intake(stored, checked, doubles, checkers, clock);
        Corrections corrections = new Corrections(lines, checked, counts, doubles, checkers, clock);
        this.runner = new Runner(
                new RunRepository(db, environment),
                new ClaimRepository(db, buying.transactions()),
                buying.payments(),
                buying.boot(),
                clock);
        BatchPages pages = new BatchPages(lines, counts, supply.catalog(), clock);
        this.batches = new BatchController(
                stored,
                intake,
                pages,
                new RecipientRepository(db, environment),
                new GroupRepository(db, environment),
                supply.catalog(),
                supply.keys(),
                view);
        this.rows = new RowController(stored, lines, checked, corrections, pages, view);
        this.runs = new RunController(
                stored,
                runner,
                corrections,
                new SecondTry(stored, lines, checked, doubles, checkers, clock),
                pages,
                view);
        this.files = new FileController(stored, lines, view);
        runner.recover();
        this.prices = new PriceWatch(new WatchRepository(db, mailing.jobs(), environment), supply.catalog(), clock);
        mailing.jobs().handle(PriceWatch.KIND, prices);
        this.scheduling =
                new Scheduling(db, settings, mailing, stored, lines, counts, intake, runner, supply, view, clock);
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
