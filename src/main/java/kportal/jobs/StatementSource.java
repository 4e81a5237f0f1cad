package kportal.jobs;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.function.Function;
import javax.sql.DataSource;
import kportal.db.Database;
import org.jooq.DSLContext;

/**
 * The {@link DataSource} that db-scheduler sees. Each of its statements is one block of our own database, so that on
 * SQLite it waits in the one writer's queue; within a block that is open already it is a part of that transaction.
 * Only what the library calls is there.
 */
final class StatementSource {
    private static final ScopedValue<DSLContext> OPEN = ScopedValue.newInstance();

    private final Database db;

    StatementSource(Database db) {
        this.db = db;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (self, method, args) -> switch (method.getName()) {
            case "getConnection" -> connection();
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    /** What it does in there belongs to this transaction. */
    static void within(DSLContext sql, Runnable work) {
        ScopedValue.where(OPEN, sql).run(work);
    }

    private Connection connection() {
        return proxy(Connection.class, (self, method, args) -> switch (method.getName()) {
            case "prepareStatement" -> statement((String) args[0]);
            // Nothing for the library to commit: each statement is durable when it returns.
            case "getAutoCommit" -> true;
            case "close" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private PreparedStatement statement(String sql) {
        return proxy(PreparedStatement.class, new RecordedStatement(sql, this::run));
    }

    private <T> T run(boolean reads, Function<DSLContext, T> block) {
        if (OPEN.isBound()) {
            return block.apply(OPEN.get());
        }
        return reads ? db.read(block) : db.write(block);
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
