package kportal.testing;

import java.nio.file.Path;

/** The databases a portal runs on; flow tests run on each. */
public enum Store {
    SQLITE,
    POSTGRESQL;

    String newUrl(Path folder) {
        return this == SQLITE ? "jdbc:sqlite:" + folder.resolve("kportal.db") : Migrated.postgres();
    }
}
