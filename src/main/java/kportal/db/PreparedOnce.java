package kportal.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jooq.tools.jdbc.DefaultConnection;
import org.jooq.tools.jdbc.DefaultPreparedStatement;

/**
 * Keeps the statements that were used last, compiled: one that writes a transaction brings the triggers of its table with
 * it, and compiling those takes longer than running them. What is in use is handed to nobody else.
 */
final class PreparedOnce extends DefaultConnection {
    private final int most;
    private final SequencedMap<String, PreparedStatement> kept = new LinkedHashMap<>();

    PreparedOnce(Connection connection, int most) {
        super(connection);
        this.most = most;
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        PreparedStatement before = kept.remove(sql);
        return new Kept(sql, before == null ? super.prepareStatement(sql) : before);
    }

    private void keep(String sql, PreparedStatement statement) throws SQLException {
        try {
            statement.clearParameters();
        } catch (SQLException e) {
            // The driver ended it when its step failed.
            statement.close();
            return;
        }
        PreparedStatement twin = kept.put(sql, statement);
        if (twin != null) {
            twin.close();
        } else if (kept.size() > most) {
            kept.pollFirstEntry().getValue().close();
        }
    }

    private final class Kept extends DefaultPreparedStatement {
        private final String sql;
        private boolean closed;

        Kept(String sql, PreparedStatement statement) {
            super(statement, PreparedOnce.this);
            this.sql = sql;
        }

        @Override
        public void close() throws SQLException {
            if (!closed) {
                closed = true;
                keep(sql, getDelegatePreparedStatement());
            }
        }
    }
}
