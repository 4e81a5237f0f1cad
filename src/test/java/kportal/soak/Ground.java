package kportal.soak;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/** The database under a shop, and how a process is killed at a commit on it. */
interface Ground extends AutoCloseable {
    enum Step {
        DRAFT,
        FENCE,
        OUTCOME
    }

    enum Moment {
        BEFORE,
        IN,
        AFTER
    }

    String name();

    /** For the portal; blank: a SQLite file in its folder. */
    String databaseUrl();

    /** For the audit, by a way of its own. */
    Connection look(Shop shop) throws SQLException;

    /** Kills the portal at the next commit, which is this step's. */
    Trap trap(Shop shop, Step step, Moment moment, int turn);

    /** Starts the portal so that it dies somewhere in its start; false: it served before that. */
    boolean startToDie(Shop shop, int turn);

    /** Makes the leases of what is on its way run out. */
    void passTime() throws SQLException;

    /** Blank when the database is sound. */
    String damage(Shop shop) throws SQLException;

    /** Told by what was seen, whether it struck where it was to. */
    record Trap(BooleanSupplier struck, Runnable remove) implements AutoCloseable {
        @Override
        public void close() {
            remove.run();
        }
    }

    @Override
    void close();
}
