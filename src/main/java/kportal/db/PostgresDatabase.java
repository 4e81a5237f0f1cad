package kportal.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A pool of connections; every block is one transaction. */
public final class PostgresDatabase implements Database {
    private final HikariDataSource pool;

    public PostgresDatabase(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("kportal");
        // What an error is about may be somebody's mail address: the log gets its kind alone.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setConnectionTimeout(10_000);
        this.pool = new HikariDataSource(config);
    }

    @Override
    public <T> T read(Function<DSLContext, T> block) {
        return transact(true, block);
    }

    @Override
    public <T> T write(Function<DSLContext, T> block) {
        return transact(false, block);
    }

    private <T> T transact(boolean readOnly, Function<DSLContext, T> block) {
        try (Connection connection = pool.getConnection()) {
            // A page's rows and totals come from several queries: they must see the same moment.
            connection.setTransactionIsolation(
                    readOnly ? Connection.TRANSACTION_REPEATABLE_READ : Connection.TRANSACTION_READ_COMMITTED);
            connection.setReadOnly(readOnly);
            try {
                T result = block.apply(DSL.using(connection, SQLDialect.POSTGRES, Dialects.settings()));
                connection.commit();
                return result;
            } catch (Throwable e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database failed", e);
        }
    }

    /** Its server's own work: dead rows go with the vacuum, its log when that is used again. */
    @Override
    public void scrub() {}

    /** Its own vacuum does so. */
    @Override
    public void tidy() {}

    @Override
    public Instant now(DSLContext sql) {
        Long millis = sql.select(DSL.field("(extract(epoch from clock_timestamp()) * 1000)::bigint", Long.class))
                .fetchSingle()
                .value1();
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public Load load() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return new Load(now.getActiveConnections(), now.getThreadsAwaitingConnection(), 0);
    }

    @Override
    public void close() {
        pool.close();
    }
}
