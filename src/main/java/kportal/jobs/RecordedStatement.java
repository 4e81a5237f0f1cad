package kportal.jobs;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.tools.jdbc.DefaultPreparedStatement;
import org.jspecify.annotations.Nullable;

/** A statement whose values are kept until it runs, as one block on a thread of the database's own. */
final class RecordedStatement extends DefaultPreparedStatement {
    interface Runner {
        Outcome run(boolean reads, Function<DSLContext, Outcome> block);
    }

    /** Rows, or how many were changed. */
    record Outcome(int changed, RecordedRows rows) {}

    private interface Setting {
        void on(PreparedStatement statement) throws SQLException;
    }

    private final String sql;
    private final Runner runner;
    private final List<Setting> settings = new ArrayList<>();
    private Outcome outcome = new Outcome(-1, RecordedRows.NONE);

    RecordedStatement(String sql, Runner runner) {
        super(null, null, SQLFeatureNotSupportedException::new);
        this.sql = sql;
        this.runner = runner;
    }

    @Override
    public void setString(int index, @Nullable String value) {
        settings.add(statement -> statement.setString(index, value));
    }

    @Override
    public void setBytes(int index, byte @Nullable [] value) {
        settings.add(statement -> statement.setBytes(index, value));
    }

    @Override
    public void setObject(int index, @Nullable Object value) {
        settings.add(statement -> statement.setObject(index, value));
    }

    @Override
    public void setInt(int index, int value) {
        settings.add(statement -> statement.setInt(index, value));
    }

    @Override
    public void setLong(int index, long value) {
        settings.add(statement -> statement.setLong(index, value));
    }

    @Override
    public void setBoolean(int index, boolean value) {
        settings.add(statement -> statement.setBoolean(index, value));
    }

    @Override
    public void setMaxRows(int most) {
        settings.add(statement -> statement.setMaxRows(most));
    }

    @Override
    public boolean execute() throws SQLException {
        boolean reads = sql.stripLeading().toLowerCase(Locale.ROOT).startsWith("select");
        try {
            outcome = runner.run(
                    reads,
                    open -> open.connectionResult(connection -> {
                        try (PreparedStatement statement = connection.prepareStatement(sql)) {
                            for (Setting setting : settings) {
                                setting.on(statement);
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

    @Override
    public int getUpdateCount() {
        return outcome.changed();
    }

    @Override
    public ResultSet getResultSet() {
        return outcome.rows().resultSet();
    }

    /** It never was open. */
    @Override
    public void close() {}
}
