package kportal.backups;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import kportal.accounts.UserRepository;
import kportal.settings.Settings;
import kportal.web.Session;
import kportal.web.Sessions;

/** The operator's page: whoever has shown that the mail address OPERATOR_MAIL is theirs. For anybody else it isn't there. */
public final class BackupController {
    private final Settings settings;
    private final BackupRepository backups;
    private final UserRepository users;

    public BackupController(Settings settings, BackupRepository backups, UserRepository users) {
        this.settings = settings;
        this.backups = backups;
        this.users = users;
    }

    public void index(Context ctx) {
        Session session = Sessions.of(ctx);
        if (!session.email().equalsIgnoreCase(settings.operatorMail()) || !users.hasVerifiedEmail(session.userId())) {
            throw new NotFoundResponse();
        }
        Map<String, Object> model = new HashMap<>();
        model.put("last", backups.newest().orElse(null));
        model.put("backups", backups.list());
        model.put("folder", settings.backups().folder().toAbsolutePath());
        model.put("everyHours", settings.backups().every().toHours());
        model.put("keptDays", settings.backups().kept().toDays());
        model.put("keyset", settings.keysetFile().toAbsolutePath());
        model.put("encrypted", settings.backups().passphrase() != null);
        ctx.render("backups/index", model);
    }
}
