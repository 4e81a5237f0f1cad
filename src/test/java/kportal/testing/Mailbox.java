package kportal.testing;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/** The mails that a portal without a mail server has written. */
public record Mailbox(TestPortal portal) {
    public record Received(String to, String subject, String text, String html) {
        /** The path of the link in it. */
        public String link() {
            Matcher link = Pattern.compile("https?://[^/\\s]+(/\\S+)").matcher(text);
            if (!link.find()) {
                throw new IllegalStateException("no link in: " + text);
            }
            return link.group(1);
        }

        public String token() {
            return link().replaceFirst(".*token=", "");
        }
    }

    /** Every mail to this address, oldest first, once all that is to be sent is sent. */
    public List<Received> all(String to) {
        settle();
        return files().stream()
                .map(Mailbox::read)
                .peek(this::learn)
                .filter(mail -> mail.to().equals(to))
                .toList();
    }

    /** What is in the links shows nowhere else. */
    private void learn(Received mail) {
        if (mail.text().contains("token=")) {
            portal.secrets().learn(mail.token());
        }
    }

    /** The newest one to this address with this subject. */
    public Received newest(String to, String subject) {
        return all(to).reversed().stream()
                .filter(mail -> mail.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such mail to " + to + ": " + subject));
    }

    /** Until no job is left. */
    public void settle() {
        Waiting.until(() -> {
            portal.app().jobs().wake();
            return jobs() == 0;
        });
    }

    /** How many jobs wait or run. */
    public int jobs() {
        return portal.database().read(sql -> sql.fetchCount(DSL.table("scheduled_tasks")));
    }

    public List<Path> files() {
        Path folder = portal.settings().dataDir().resolve("outbox");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Received read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(new MimeMessage(Session.getInstance(new Properties()), in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Received read(MimeMessage message) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) message.getContent();
        return new Received(
                message.getRecipients(Message.RecipientType.TO)[0].toString(),
                message.getSubject(),
                (String) parts.getBodyPart(0).getContent(),
                (String) parts.getBodyPart(1).getContent());
    }
}
