package kportal.soak;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kportal.soak.PostgresTap.Strike;
import kportal.soak.PostgresTap.Wanted;
import kportal.testing.PostgresServer;

/** PostgreSQL, a server of its own that may be killed, with a tap on the wire between it and the portal. */
final class PostgresGround implements Ground {
    private final PostgresServer server;
    private final PostgresTap tap;
    private final String database;

    PostgresGround() {
        this(PostgresServer.own());
    }

    PostgresGround(PostgresServer server) {
        this.server = server;
        this.tap = new PostgresTap(server.port());
        this.database = server.createDatabase();
    }

    @Override
    public String name() {
        return "postgresql";
    }

    /** Statements are sent as text each time, so that the tap can read them. */
    @Override
    public String databaseUrl() {
        return database.replace(":" + server.port() + "/", ":" + tap.port() + "/")
                + "&sslmode=disable&gssEncMode=disable&prepareThreshold=0";
    }

    @Override
    public Connection look(Shop shop) throws SQLException {
        return DriverManager.getConnection(database);
    }

    @Override
    public Trap trap(Shop shop, Step step, Moment moment, int turn) {
        return trap(step, moment, shop.portal()::kill);
    }

    Trap trap(Step step, Moment moment, Runnable strike) {
        return trap(step, moment, Strike.last(strike));
    }

    Trap trap(Step step, Moment moment, Strike strike) {
        tap.want(new Wanted(marker(step), moment, strike));
        return new Trap(tap::struck, tap::wantNothing);
    }

    private static String marker(Step step) {
        return switch (step) {
            case DRAFT -> "insert into transactions (";
            case FENCE -> "last_payment_at";
            case OUTCOME -> "insert into answers";
        };
    }

    @Override
    public boolean startToDie(Shop shop, int turn) {
        Moment moment = Moment.values()[turn % Moment.values().length];
        PortalProcess dying = shop.launch(List.of());
        tap.want(new Wanted("portal_stopped", moment, Strike.last(dying::kill)));
        try (dying) {
            return !dying.awaitReady() && tap.struck();
        } finally {
            tap.wantNothing();
        }
    }

    @Override
    public void passTime() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            statement.execute("update transactions set lease_until = 0 where status = 'sending'");
        }
    }

    /** Of PostgreSQL, for a connection by the tap's own port. */
    long backend(int port) {
        return numbers("select pid from pg_stat_activity where client_port = " + port)
                .getFirst();
    }

    /** Those of its processes that are of this type, as PostgreSQL names it. */
    List<Long> processes(String type) {
        return numbers(
                "select pid from pg_stat_activity where pid <> pg_backend_pid() and backend_type = '" + type + "'");
    }

    private List<Long> numbers(String query) {
        return texts(query).stream().map(Long::valueOf).toList();
    }

    List<String> texts(String query) {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    PostgresServer server() {
        return server;
    }

    void crash() {
        server.crash();
    }

    void startAgain() {
        server.startAgain();
    }

    /** Every index agrees with its table. */
    @Override
    public String damage(Shop shop) throws SQLException {
        try (Connection connection = look(shop);
                var statement = connection.createStatement()) {
            statement.execute("create extension if not exists amcheck");
            statement.execute(
                    "select bt_index_check(c.oid, true) from pg_index i join pg_class c on c.oid = i.indexrelid"
                            + " join pg_am a on a.oid = c.relam join pg_namespace n on n.oid = c.relnamespace"
                            + " where a.amname = 'btree' and n.nspname = 'public'");
            return "";
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    @Override
    public void close() {
        tap.close();
        server.stop();
    }
}
