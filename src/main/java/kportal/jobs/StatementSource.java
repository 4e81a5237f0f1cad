package kportal.jobs;

import java.sql.PreparedStatement;
import java.util.function.Function;
import javax.sql.DataSource;
import kportal.db.Database;
import org.jooq.DSLContext;
import org.jooq.tools.jdbc.DefaultConnection;
import org.jooq.tools.jdbc.SingleConnectionDataSource;

/**
 * What db-scheduler sees of the database. Each of its statements is one block of our own, so that on SQLite it waits in
 * the one writer's queue; within a block that is open already it is a part of that transaction. Only what the library
 * calls is there.
 */
final class StatementSource extends DefaultConnection {
    private static final ScopedValue<DSLContext> OPEN = ScopedValue.newInstance();

    private final Database db;

    private StatementSource(Database db) {
        super(null);
        this.db = db;
    }

    static DataSource of(Database db) {
        return new SingleConnectionDataSource(new StatementSource(db));
    }

    /** What it does in there belongs to this transaction. */
    static void within(DSLContext sql, Runnable work) {
        ScopedValue.where(OPEN, sql).run(work);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) {
        return new RecordedStatement(sql, this::run);
    }

    /** Nothing for the library to commit: each statement is durable when it returns. */
    @Override
    public boolean getAutoCommit() {
        return true;
    }

    private <T> T run(boolean reads, Function<DSLContext, T> block) {
        if (OPEN.isBound()) {
            return block.apply(OPEN.get());
        }
        return reads ? db.read(block) : db.write(block);
    }
}
