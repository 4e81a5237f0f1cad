package kportal;

import java.time.Clock;
import java.time.Duration;
import kportal.db.Database;
import kportal.history.FormRepository;
import kportal.history.HistoryController;
import kportal.history.HistoryRepository;
import kportal.history.ListModel;
import kportal.history.SavedViewController;
import kportal.history.views.SavedViewRepository;
import kportal.jobs.Rounds;
import kportal.settings.Settings;
import kportal.transactions.UnsettledRepository;
import kportal.transactions.kept.ChoicesRepository;
import kportal.web.Turns;
import kportal.web.View;

/** The part of {@link App} that joins the list of what was bought, and what it can be taken along as. */
final class HistoryPages {
    private final HistoryController list;
    private final SavedViewController views;
    private final ExportPages exports;

    HistoryPages(
            Database db,
            Settings settings,
            Frame frame,
            UnsettledRepository unsettled,
            RecipientPages recipients,
            Mailing mailing,
            SigningIn signingIn,
            Turns turns,
            long exportedAtOnce,
            Clock clock) {
        View view = frame.view();
        HistoryRepository history = new HistoryRepository(db, settings.environment());
        SavedViewRepository saved = new SavedViewRepository(db);
        ListModel models = new ListModel(
                history,
                unsettled,
                recipients.saved(),
                new FormRepository(db, new ChoicesRepository(db, settings.environment())),
                view,
                clock);
        this.list = new HistoryController(models, view, clock);
        this.views = new SavedViewController(saved, models, view, clock);
        this.exports =
                new ExportPages(db, history, models, settings, frame, mailing, signingIn, turns, exportedAtOnce, clock);
    }

    HistoryController list() {
        return list;
    }

    SavedViewController views() {
        return views;
    }

    ExportPages exports() {
        return exports;
    }

    void sweep(Rounds rounds) {
        rounds.every(Duration.ofHours(1), "exports", exports.job()::sweep);
    }
}
