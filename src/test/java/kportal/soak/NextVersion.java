package kportal.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** This portal as its next version would be: the same, and a migration that adds to the tables of a purchase. */
final class NextVersion {
    private static final String DIGEST = "db/migrations.digest";
    private static final String MIGRATION = """
            alter table transactions add column told_to ${text};
            create index transactions_told on transactions (business_id, told_to);
            create table tellings (
              id ${id} not null primary key,
              transaction_id ${id} not null references transactions (id),
              at ${millis} not null
            ) ${strict};
            """;

    private NextVersion() {}

    /** A jar beside the same libraries. */
    static Path of(Path jar, Path folder) throws IOException {
        Path next = Files.createDirectories(folder).resolve("kportal.jar");
        Files.createSymbolicLink(folder.resolve("lib"), jar.resolveSibling("lib"));
        try (ZipFile now = new ZipFile(jar.toFile());
                OutputStream out = Files.newOutputStream(next);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry :
                    List.copyOf(now.stream().map(ZipEntry.class::cast).toList())) {
                if (!entry.getName().equals(DIGEST)) {
                    try (InputStream in = now.getInputStream(entry)) {
                        add(zip, entry.getName(), in.readAllBytes());
                    }
                }
            }
            add(zip, DIGEST, "of the next version".getBytes(StandardCharsets.UTF_8));
            add(zip, "db/migration/common/V9000__tellings.sql", MIGRATION.getBytes(StandardCharsets.UTF_8));
        }
        return next;
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
