package kportal.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import kportal.support.Durable;

/** Without a mail server: a file each, their owner's alone, whole and on disk once it has its name. */
public final class OutboxFolder implements Post {
    /** Made for the first mail: it looks through every library for mail's providers, which no start need wait for. */
    private static final class Mails {
        static final Session SESSION = Session.getInstance(new Properties());
    }

    private final Path folder;
    private final String from;
    private final Clock clock;

    public OutboxFolder(Path dataDir, String from, Clock clock) {
        this.folder = dataDir.toAbsolutePath().resolve("outbox");
        this.from = from;
        this.clock = clock;
    }

    @Override
    public void send(String id, Mail mail) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new MimeMail(Mails.SESSION, id, from, mail, clock).writeTo(bytes);
        Durable.createFolder(folder);
        Path unfinished = Durable.create(folder.resolve(id + ".part"));
        Files.write(unfinished, bytes.toByteArray());
        Durable.publish(unfinished, folder.resolve(id + ".eml"));
    }

    /** Removes what was written before then, unfinished ones too. */
    public void sweep(Instant before) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            // No mail yet.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Newest first: their names are ids, and ids sort by time. */
    public List<KeptMail> newest(int most) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> newest = files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted(Comparator.reverseOrder())
                    .limit(most)
                    .toList();
            return newest.stream()
                    .map(file -> KeptMail.read(Mails.SESSION, file))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
