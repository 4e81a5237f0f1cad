package kportal;

import java.time.Clock;
import kportal.db.Database;
import kportal.recipients.RecipientController;
import kportal.recipients.RecipientRepository;
import kportal.recipients.RecipientsController;
import kportal.recipients.SavingRepository;
import kportal.recipients.SuggestionController;
import kportal.recipients.SuggestionRepository;
import kportal.recipients.groups.GroupController;
import kportal.recipients.groups.GroupRepository;
import kportal.support.Environment;
import kportal.web.View;

/** Numbers with names. */
record RecipientPages(
        RecipientRepository saved,
        SuggestionRepository suggestions,
        RecipientsController list,
        RecipientController one,
        GroupController group,
        SuggestionController suggest) {
    static RecipientPages of(Database db, Environment environment, View view, Clock clock) {
        RecipientRepository recipients = new RecipientRepository(db, environment);
        GroupRepository groups = new GroupRepository(db, environment);
        SuggestionRepository suggestions = new SuggestionRepository(db, environment);
        return new RecipientPages(
                recipients,
                suggestions,
                new RecipientsController(recipients, groups),
                new RecipientController(recipients, new SavingRepository(db, environment), groups, view, clock),
                new GroupController(groups, view),
                new SuggestionController(suggestions));
    }
}
