package kportal.soak;

import java.sql.*;

final class PostgresGround implements Ground {
    PostgresGround() {}

    public String name() {
        return "postgresql";
    }

    public String databaseUrl() {
        throw new IllegalStateException();
    }

    public Connection look(Shop shop) {
        throw new IllegalStateException();
    }

    public Trap trap(Shop shop, Step step, Moment moment, int turn) {
        throw new IllegalStateException();
    }

    public void startToDie(Shop shop, int turn) {}

    public void passTime() {}

    public String damage(Shop shop) {
        return "";
    }

    public void close() {}
}
