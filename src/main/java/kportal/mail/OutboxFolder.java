package kportal.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** Without a mail server: a file each, their owner's alone, whole and on disk once it has its name. */
public final class OutboxFolder implements Post {
    private static final Session SESSION = Session.getInstance(new Properties());

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
        new MimeMail(SESSION, id, from, mail, clock).writeTo(bytes);
        makeFolder();
        Path unfinished = folder.resolve(id + ".part");
        Files.deleteIfExists(unfinished);
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(unfinished, options, only("rw-------"))) {
            ByteBuffer left = ByteBuffer.wrap(bytes.toByteArray());
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(unfinished, folder.resolve(id + ".eml"), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    private void makeFolder() throws IOException {
        try {
            Files.createDirectory(folder, only("rwx------"));
            force(folder.resolveSibling("."));
        } catch (FileAlreadyExistsException e) {
            // Of an earlier mail.
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> only(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    /** A new name must be on disk too. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
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
            return newest.stream().map(file -> KeptMail.read(SESSION, file)).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
