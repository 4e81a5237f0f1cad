package kportal.backups;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kportal.support.Durable;

/** Where backups lie, named after their moment, UTC: the folder and they are their owner's alone. */
public final class BackupFolder {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private static final String NAME = "kportal-*Z.zip{,.enc}";

    /** However old they are: a clock that was wrong must not take the last ones. */
    private static final int ALWAYS_KEPT = 3;

    private final Path folder;

    public BackupFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** An empty file that is no backup yet. */
    Path begin(String name) throws IOException {
        Durable.createFolder(folder);
        return Durable.create(
                folder.resolve("." + name + "-" + ProcessHandle.current().pid() + ".part"));
    }

    Path publish(Path part, Instant moment, boolean encrypted) throws IOException {
        Path file = folder.resolve("kportal-" + MOMENT.format(moment) + (encrypted ? ".zip.enc" : ".zip"));
        Durable.publish(part, file);
        return file;
    }

    long free() throws IOException {
        Durable.createFolder(folder);
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** Those of before then go, but for the last three. */
    void prune(Instant before) throws IOException {
        String oldest = "kportal-" + MOMENT.format(before);
        List<Path> newestFirst = list();
        for (Path file : newestFirst.subList(Math.min(ALWAYS_KEPT, newestFirst.size()), newestFirst.size())) {
            if (file.getFileName().toString().compareTo(oldest) < 0) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Newest first. */
    List<Path> list() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, NAME)) {
            found.forEach(files::add);
        }
        files.sort(Comparator.comparing((Path file) -> file.getFileName().toString())
                .reversed());
        return files;
    }
}
