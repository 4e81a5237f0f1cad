package kportal.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
    @Test
    void eachDatabaseIsFreshAndItsOwn() throws SQLException {
        var first = PostgresServer.newDatabase();
        var second = PostgresServer.newDatabase();
        assertNotEquals(first, second);

        answer(first, "create table things (name text); insert into things values ('₦'); select name from things");

        assertEquals("0", answer(second, "select count(*) from pg_tables where schemaname = 'public'"));
    }

    @Test
    void textIsUtf8AndOrderedByItsBytes() throws SQLException {
        var url = PostgresServer.newDatabase();
        assertEquals("UTF8", answer(url, "show server_encoding"));
        assertEquals("B", answer(url, "select min(v) from (values ('a'), ('B')) as t (v)"));
    }

    @Test
    void listensOnTheLoopbackOnly() throws SQLException {
        var url = PostgresServer.newDatabase();
        assertEquals("127.0.0.1", answer(url, "show listen_addresses"));
        assertTrue(answer(url, "select version()").startsWith("PostgreSQL "));
    }

    private static String answer(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (var isResult = statement.execute(sql); !isResult; ) {
                isResult = statement.getMoreResults();
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
