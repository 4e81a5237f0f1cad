package kportal.accounts.letters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import kportal.jobs.Job;
import kportal.mail.Mail;
import kportal.mail.Post;
import kportal.web.MailView;
import kportal.web.Messages;
import org.jspecify.annotations.Nullable;

/** Draws a letter and sends it. */
public final class LetterJob implements Job {
    public static final String KIND = "letter";

    private static final JsonMapper JSON = new JsonMapper();

    private final Post post;
    private final String root;
    private final Messages messages;
    private final MailView view;

    public LetterJob(Post post, URI publicUrl, Messages messages) {
        this.post = post;
        this.messages = messages;
        this.view = new MailView(messages);
        this.root = publicUrl.toString().replaceFirst("/$", "");
    }

    static String payload(Note note) {
        try {
            return JSON.writeValueAsString(note);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a note can't be written", e);
        }
    }

    @Override
    public void run(String id, String payload) throws Exception {
        Note note = JSON.readValue(payload, Note.class);
        post.send(id, draw(note));
    }

    private Mail draw(Note note) {
        String key = "mail." + note.letter().code();
        Map<String, Object> values = new HashMap<>();
        values.put("subject", messages.text(key + ".subject"));
        values.put("text", messages.text(key + ".text", said(note)));
        values.put("button", optional(key + ".button"));
        values.put("note", optional(key + ".note"));
        values.put("link", note.path() == null ? null : root + note.path());
        return new Mail(
                note.to(), messages.text(key + ".subject"), view.text("letter", values), view.html("letter", values));
    }

    private static Object[] said(Note note) {
        return note.values() == null ? new Object[0] : note.values().toArray();
    }

    private @Nullable String optional(String key) {
        return messages.has(key) ? messages.text(key) : null;
    }
}
