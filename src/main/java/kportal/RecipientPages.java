package kportal;

import java.time.Clock;
import kportal.db.Database;
import kportal.recipients.RecipientController;
import kportal.recipients.RecipientRepository;
import kportal.recipients.RecipientsController;
import kportal.recipients.SavingRepository;
import kportal.recipients.groups.GroupController;
import kportal.recipients.groups.GroupRepository;
import kportal.support.Environment;
import kportal.web.View;

/** Numbers with names. */
record RecipientPages(
        RecipientRepository saved, RecipientsController list, RecipientController one, GroupController group) {
    static RecipientPages of(Database db, Environment environment, View view, Clock clock) {
        RecipientRepository recipients = new RecipientRepository(db, environment);
        GroupRepository groups = new GroupRepository(db, environment);
        return new RecipientPages(
                recipients,
                new RecipientsController(recipients, groups),
                new RecipientController(recipients, new SavingRepository(db, environment), groups, view, clock),
                new GroupController(groups, view));
    }
}
