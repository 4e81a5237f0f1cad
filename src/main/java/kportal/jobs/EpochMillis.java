package kportal.jobs;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How db-scheduler writes to either of our databases: times as everywhere here, in milliseconds since 1970. */
final class EpochMillis extends DefaultJdbcCustomization {
    EpochMillis() {
        super(true);
    }

    @Override
    public String getName() {
        return "epoch milliseconds";
    }

    @Override
    public void setInstant(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException {
        statement.setObject(index, time == null ? null : time.toEpochMilli());
    }

    @Override
    public @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
        return row.getObject(column) instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : null;
    }

    @Override
    public void setTaskData(PreparedStatement statement, int index, byte[] data) throws SQLException {
        statement.setBytes(index, data);
    }

    @Override
    public boolean supportsExplicitQueryLimitPart() {
        return true;
    }

    @Override
    public String getQueryLimitPart(int limit) {
        return " limit " + limit;
    }
}
