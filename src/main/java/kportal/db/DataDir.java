package kportal.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import kportal.settings.SettingError;

/** The folder that everything of a portal lives in: its owner's alone. */
public final class DataDir {
    private DataDir() {}

    public static void create(Path dir) {
        try {
            if (!Files.isDirectory(dir)) {
                Files.createDirectories(dir);
                Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new SettingError("DATA_DIR is \"" + dir + "\"; it takes a folder that can be made and written");
        }
        if (!Files.isWritable(dir)) {
            throw new SettingError("DATA_DIR is \"" + dir + "\"; it takes a folder that can be written");
        }
    }

    /** Held while serving: a second portal on the same SQLite file would take the first one's purchases for dead. */
    public static AutoCloseable lock(String databaseUrl) {
        Path file = Path.of(databaseUrl.substring("jdbc:sqlite:".length()) + ".lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            // Another portal in this same process, as in tests.
        } catch (IOException e) {
            throw new SettingError("DATABASE_URL is \"" + databaseUrl + "\"; its folder can't be written");
        }
        throw new SettingError(
                "DATABASE_URL is \"" + databaseUrl + "\"; another portal serves from this file, stop that one first");
    }
}
