package kportal;

import java.time.Clock;
import kportal.db.Database;
import kportal.export.ExportFolder;
import kportal.history.HistoryRepository;
import kportal.history.ListModel;
import kportal.history.exports.ExportController;
import kportal.history.exports.Exports;
import kportal.history.exports.LongExportController;
import kportal.history.exports.LongExportJob;
import kportal.history.exports.LongExportRepository;
import kportal.history.exports.MakingRepository;
import kportal.history.exports.OfferController;
import kportal.settings.Settings;
import kportal.support.Scratch;
import kportal.web.Message;
import kportal.web.Turns;
import kportal.web.View;

/** The part of {@link App} that joins what the history can be taken along as. */
final class ExportPages {
    /** Of all businesses, so that the other threads for jobs are left for letters. */
    private static final int MADE_AT_ONCE = 2;

    private final ExportFolder folder;
    private final OfferController offer;
    private final ExportController files;
    private final LongExportController made;
    private final LongExportJob job;

    ExportPages(
            Database db,
            HistoryRepository history,
            ListModel models,
            Settings settings,
            Frame frame,
            Mailing mailing,
            SigningIn signingIn,
            Turns turns,
            long atOnce,
            Clock clock) {
        View view = frame.view();
        Exports exports = new Exports(
                history,
                frame.bundles(),
                view::paper,
                frame.courtesy(),
                Scratch.swept(settings.dataDir().resolve("statements")));
        LongExportRepository asked = new LongExportRepository(db, settings.environment(), mailing.jobs());
        this.folder = new ExportFolder(settings.sharedDir());
        this.offer = new OfferController(history, asked, models, view, atOnce, clock);
        this.files = new ExportController(
                history,
                exports,
                models,
                signingIn.audit(),
                turns,
                frame.courtesy(),
                view,
                settings.environment(),
                atOnce,
                clock);
        this.made = new LongExportController(asked, folder, signingIn.audit(), view, clock);
        Turns machine = new Turns("export jobs", MADE_AT_ONCE, Message.of("error.busy.exports"));
        this.job = new LongExportJob(
                asked, new MakingRepository(db, mailing.letters()), exports, folder, turns, machine, clock);
        mailing.jobs().handle(LongExportJob.KIND, job);
    }

    ExportFolder folder() {
        return folder;
    }

    OfferController offer() {
        return offer;
    }

    ExportController files() {
        return files;
    }

    LongExportController made() {
        return made;
    }

    LongExportJob job() {
        return job;
    }
}
