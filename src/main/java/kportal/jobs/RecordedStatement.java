package kportal.jobs;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** A statement whose values are kept until it runs, as one block on a thread of the database's own. */
final class RecordedStatement implements InvocationHandler {
    interface Runner {
        Outcome run(boolean reads, Function<DSLContext, Outcome> block);
    }

    /** Rows, or how many were changed. */
    record Outcome(int changed, RecordedRows rows) {}

    private record Setting(Method setter, @Nullable Object[] args) {}

    private final String sql;
    private final Runner runner;
    private final List<Setting> settings = new ArrayList<>();
    private Outcome outcome = new Outcome(-1, RecordedRows.NONE);

    RecordedStatement(String sql, Runner runner) {
        this.sql = sql;
        this.runner = runner;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] args) throws SQLException {
        if (method.getName().startsWith("set") && args != null) {
            settings.add(new Setting(method, args));
            return null;
        }
        return switch (method.getName()) {
            case "execute" -> execute();
            case "getUpdateCount" -> outcome.changed();
            case "getResultSet" -> outcome.rows().resultSet();
            case "close" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    private boolean execute() throws SQLException {
        boolean reads = sql.stripLeading().toLowerCase(java.util.Locale.ROOT).startsWith("select");
        try {
            outcome = runner.run(
                    reads,
                    open -> open.connectionResult(connection -> {
                        try (PreparedStatement statement = connection.prepareStatement(sql)) {
                            for (Setting setting : settings) {
                                apply(setting, statement);
                            }
                            boolean hasRows = statement.execute();
                            return hasRows
                                    ? new Outcome(-1, RecordedRows.of(statement.getResultSet()))
                                    : new Outcome(statement.getUpdateCount(), RecordedRows.NONE);
                        }
                    }));
        } catch (DataAccessException e) {
            throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
        }
        return outcome.changed() < 0;
    }

    private static void apply(Setting setting, PreparedStatement statement) throws SQLException {
        try {
            setting.setter().invoke(statement, setting.args());
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new SQLException("a value can't be set", e);
        }
    }
}
