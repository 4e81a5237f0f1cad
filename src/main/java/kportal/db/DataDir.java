package kportal.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import kportal.settings.SettingError;

/** The folder that everything of a portal lives in: its owner's alone. */
public final class DataDir {
    private DataDir() {}

    public static void create(String setting, Path dir) {
        try {
            if (!Files.isDirectory(dir)) {
                Files.createDirectories(dir);
                Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new SettingError(setting + " is \"" + dir + "\"; it takes a folder that can be made and written");
        }
        if (!Files.isWritable(dir)) {
            throw new SettingError(setting + " is \"" + dir + "\"; it takes a folder that can be written");
        }
    }

    /** SQLite gives its side files the permissions of the file itself. */
    static void createFile(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            // Of an earlier start, and its permissions are its owner's choice.
        }
    }

    /** Held while serving: a second portal on the same SQLite file would take the first one's purchases for dead. */
    public static AutoCloseable lock(String setting, String databaseUrl) {
        Path file = Path.of(databaseUrl.substring("jdbc:sqlite:".length()) + ".lock");
        try {
            createFile(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            // Another portal in this same process, as in tests.
        } catch (IOException e) {
            throw new SettingError(
                    setting + " is \"" + databaseUrl + "\"; it takes a file in a folder that can be written");
        }
        throw new SettingError(
                setting + " is \"" + databaseUrl + "\"; another portal serves from this file, stop that one first");
    }
}
