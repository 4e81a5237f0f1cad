package kportal.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** A mail as it lies in the outbox, its plain text only. */
public record KeptMail(String to, String subject, Instant sentAt, String text) {
    static KeptMail read(Session session, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(session, in);
            String text = ((Multipart) message.getContent())
                    .getBodyPart(0)
                    .getContent()
                    .toString()
                    .replace("\r\n", "\n");
            InternetAddress to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
            Instant sent = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(message.getHeader("Date", null)));
            return new KeptMail(to.getAddress(), message.getSubject(), sent, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail of our own can't be read", e);
        }
    }
}
