package kportal;

import java.time.Clock;
import kportal.audit.AuditRepository;
import kportal.db.Database;
import kportal.recipients.RecipientController;
import kportal.recipients.RecipientRepository;
import kportal.recipients.RecipientsController;
import kportal.recipients.SavingRepository;
import kportal.recipients.SuggestionController;
import kportal.recipients.SuggestionRepository;
import kportal.recipients.doubles.DoubleController;
import kportal.recipients.doubles.DoubleRepository;
import kportal.recipients.groups.GroupController;
import kportal.recipients.groups.GroupRepository;
import kportal.recipients.lists.ExportController;
import kportal.recipients.lists.ImportController;
import kportal.recipients.lists.ImportRepository;
import kportal.support.Environment;
import kportal.web.Turns;
import kportal.web.View;

/** Numbers with names. */
record RecipientPages(
        RecipientRepository saved,
        SuggestionRepository suggestions,
        RecipientsController list,
        RecipientController one,
        GroupController group,
        SuggestionController suggest,
        DoubleController doubles,
        ImportController imports,
        ExportController export) {
    static RecipientPages of(
            Database db, Environment environment, AuditRepository audit, Turns exports, View view, Clock clock) {
        RecipientRepository recipients = new RecipientRepository(db, environment);
        GroupRepository groups = new GroupRepository(db, environment);
        SuggestionRepository suggestions = new SuggestionRepository(db, environment);
        return new RecipientPages(
                recipients,
                suggestions,
                new RecipientsController(recipients, groups),
                new RecipientController(recipients, new SavingRepository(db, environment), groups, view, clock),
                new GroupController(groups, view),
                new SuggestionController(suggestions),
                new DoubleController(new DoubleRepository(db, environment), recipients, view),
                new ImportController(new ImportRepository(db, environment), view, clock),
                new ExportController(recipients, groups, audit, environment, exports, clock));
    }
}
