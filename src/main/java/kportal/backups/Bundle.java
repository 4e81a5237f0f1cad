package kportal.backups;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A backup as a zip that any program opens; with a passphrase, encrypted as a whole. */
record Bundle(Path file, @Nullable Passphrase passphrase) {
    @FunctionalInterface
    interface Filling {
        void into(ZipOutputStream zip) throws IOException;
    }

    @FunctionalInterface
    interface Reading {
        void of(String name, InputStream content) throws IOException;
    }

    void write(Filling filling) throws IOException {
        try (OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                OutputStream out = passphrase == null ? plain : passphrase.encrypting(plain);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            filling.into(zip);
        }
    }

    static void put(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** To its end, which tells whether it is whole. */
    void read(Reading reading) throws IOException {
        boolean any = false;
        try (InputStream plain = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                InputStream in = opened(plain);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                reading.of(entry.getName(), zip);
                any = true;
            }
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (!any) {
            throw new FileNotFoundException("it is no backup of the portal");
        }
    }

    private InputStream opened(InputStream plain) throws IOException {
        plain.mark(16);
        boolean encrypted = Passphrase.begins(plain.readNBytes(8));
        plain.reset();
        if (!encrypted) {
            return plain;
        }
        if (passphrase == null) {
            throw new IOException("it is encrypted; BACKUP_PASSPHRASE takes the words that it was encrypted with");
        }
        return passphrase.decrypting(plain);
    }
}
