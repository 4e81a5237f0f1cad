package kportal.owndata.privacy;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kportal.accounts.letters.LinkRepository;
import kportal.owndata.retention.Retention;
import kportal.settings.Settings;
import kportal.transactions.Drafts;
import kportal.web.AddressTokens;
import kportal.web.KnownBrowsers;
import kportal.web.Sessions;

/** What is kept of people, why, where it goes and for how long: by the settings in force and the times that the code keeps. */
public final class PrivacyController {
    private final Map<String, Object> model;

    /**
     * {@code exportsKept}: how long a file that was prepared can be fetched; {@code exportsRemembered}: how long it is known
     * that there was one.
     */
    public PrivacyController(Settings settings, Duration exportsKept, Duration exportsRemembered) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("operator", settings.operatorName());
        facts.put("contact", settings.operatorContact());
        facts.put(
                "kpoint",
                settings.kpointBaseUrl() == null
                        ? null
                        : settings.kpointBaseUrl().getHost());
        facts.put("mailed", settings.smtpUrl() != null);
        facts.put("recordsYears", settings.recordsYears());
        facts.put("auditMonths", settings.auditMonths());
        facts.put("answerDays", Retention.ANSWERS.toDays());
        facts.put("listDays", Retention.LISTS.toDays());
        facts.put("outboxDays", Retention.OUTBOX.toDays());
        facts.put("fileDays", exportsKept.toDays());
        facts.put("askedDays", exportsRemembered.toDays());
        facts.put("idleHours", Sessions.IDLE.toHours());
        facts.put("sessionDays", Sessions.LONGEST.toDays());
        facts.put("browserDays", KnownBrowsers.KEPT.toDays());
        facts.put("linkDays", LinkRepository.KEPT.toDays());
        facts.put("openedMinutes", AddressTokens.KEPT.toMinutes());
        facts.put("draftMinutes", Drafts.LIFE.toMinutes());
        facts.put("draftHours", Drafts.KEPT.toHours());
        this.model = facts;
    }

    public void show(Context ctx) {
        ctx.render("owndata/privacy", new HashMap<>(model));
    }
}
