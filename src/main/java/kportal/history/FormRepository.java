package kportal.history;

import java.util.List;
import kportal.db.Database;
import kportal.history.views.SavedView;
import kportal.history.views.SavedViewRepository;
import kportal.transactions.kept.Choices;
import kportal.transactions.kept.ChoicesRepository;

/** What the list's form offers, in one read: each read is handed to another thread. */
public final class FormRepository {
    record Offered(Choices choices, List<SavedView> views) {}

    private final Database db;
    private final ChoicesRepository choices;

    public FormRepository(Database db, ChoicesRepository choices) {
        this.db = db;
        this.choices = choices;
    }

    Offered find(String businessId, String userId) {
        return db.read(
                sql -> new Offered(choices.find(sql, businessId), SavedViewRepository.list(sql, businessId, userId)));
    }
}
