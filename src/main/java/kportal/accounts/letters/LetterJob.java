package kportal.accounts.letters;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import kportal.jobs.Job;
import kportal.mail.Mail;
import kportal.mail.Post;
import kportal.web.Bundles;
import kportal.web.Language;
import kportal.web.MailView;
import kportal.web.Messages;
import org.jspecify.annotations.Nullable;

/** Draws a letter and sends it. */
public final class LetterJob implements Job {
    public static final String KIND = "letter";

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    private final Post post;
    private final String root;
    private final Bundles bundles;
    private final MailView view;

    public LetterJob(Post post, URI publicUrl, Bundles bundles) {
        this.post = post;
        this.bundles = bundles;
        this.view = new MailView(bundles);
        this.root = publicUrl.toString().replaceFirst("/$", "");
    }

    @Override
    public void run(String id, String payload) throws Exception {
        Note note = Note.read(payload);
        post.send(id, draw(note));
    }

    private Mail draw(Note note) {
        Language language = Language.of(note.language()).orElse(Language.EN);
        Messages messages = bundles.in(language);
        String key = "mail." + note.letter().code();
        Map<String, Object> values = new HashMap<>();
        values.put("language", language);
        values.put("subject", messages.text(key + ".subject"));
        values.put("text", messages.text(key + ".text", said(note)));
        values.put("button", optional(messages, key + ".button"));
        values.put("note", optional(messages, key + ".note"));
        values.put("link", note.path() == null ? null : root + note.path());
        return new Mail(
                note.to(),
                messages.text(key + ".subject"),
                view.text("letter", values, language),
                view.html("letter", values, language));
    }

    private static Object[] said(Note note) {
        return note.values() == null
                ? new Object[0]
                : note.values().stream().map(LetterJob::said).toArray();
    }

    /** A time, a day or a month travels as ISO 8601 has it, and is said in the reader's language. */
    private static Object said(String value) {
        if (TIME.matcher(value).matches()) {
            return Instant.parse(value);
        }
        if (DAY.matcher(value).matches()) {
            return LocalDate.parse(value);
        }
        return MONTH.matcher(value).matches() ? YearMonth.parse(value) : value;
    }

    private static @Nullable String optional(Messages messages, String key) {
        return messages.has(key) ? messages.text(key) : null;
    }
}
