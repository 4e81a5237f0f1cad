package kportal.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.tools.jdbc.DefaultConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedOnceTest {
    private static final String INSERT = "insert into t (a, b) values (?, ?)";
    private static final String SELECT = "select a from t where a > ? order by a";

    private final List<PreparedStatement> compiled = new ArrayList<>();
    private PreparedOnce connection;

    @BeforeEach
    void open() throws SQLException {
        connection = new PreparedOnce(
                new DefaultConnection(DriverManager.getConnection("jdbc:sqlite::memory:")) {
                    @Override
                    public PreparedStatement prepareStatement(String sql) throws SQLException {
                        PreparedStatement statement = super.prepareStatement(sql);
                        compiled.add(statement);
                        return statement;
                    }
                },
                2);
        execute("create table t (a integer primary key, b text)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void compilesTheSameWordsOnceAndForgetsTheirValues() throws SQLException {
        insert(1, "one");
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, 2);
            statement.executeUpdate();
        }
        assertEquals(1, compiled.size());
        assertNull(text(2), "a value of the use before");
    }

    @Test
    void whatIsInUseIsHandedToNobodyElse() throws SQLException {
        insert(1, "one");
        insert(2, "two");
        try (var outer = connection.prepareStatement(SELECT)) {
            outer.setInt(1, 0);
            try (var rows = outer.executeQuery()) {
                assertTrue(rows.next());
                try (var inner = connection.prepareStatement(SELECT)) {
                    inner.setInt(1, 1);
                    try (var later = inner.executeQuery()) {
                        assertTrue(later.next());
                        assertEquals(2, later.getInt(1));
                    }
                }
                assertTrue(rows.next());
                assertEquals(2, rows.getInt(1));
            }
        }
        assertTrue(compiled.get(1).isClosed() != compiled.get(2).isClosed(), "one of the twins is kept");
    }

    @Test
    void theOneUsedLongestAgoIsGivenUp() throws SQLException {
        insert(1, "one");
        text(1);
        insert(2, "two");
        long rows;
        try (var statement = connection.prepareStatement("select count(*) from t");
                var counted = statement.executeQuery()) {
            rows = counted.getLong(1);
        }
        assertEquals(2, rows);
        assertEquals(
                List.of(false, true, false),
                compiled.stream().map(PreparedOnceTest::closed).toList());
    }

    @Test
    void oneThatFailedServesAgain() throws SQLException {
        insert(1, "one");
        assertThrows(SQLException.class, () -> insert(1, "again"));
        insert(2, "two");
        assertEquals("one", text(1));
        assertEquals("two", text(2));
    }

    @Test
    void oneThatTheDriverClosedIsNotKept() throws SQLException {
        execute("pragma max_page_count = 3");
        SQLException full = assertThrows(SQLException.class, () -> insert(1, "x".repeat(100_000)));
        assertEquals(0, full.getSuppressed().length, "closing it is no error of its own");
        execute("pragma max_page_count = 1000");
        insert(1, "one");
        assertEquals("one", text(1));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void insert(int a, String b) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, a);
            statement.setString(2, b);
            statement.executeUpdate();
        }
    }

    private String text(int a) throws SQLException {
        try (var statement = connection.prepareStatement("select b from t where a = ?")) {
            statement.setInt(1, a);
            try (var row = statement.executeQuery()) {
                assertTrue(row.next());
                return row.getString(1);
            }
        }
    }

    private static boolean closed(PreparedStatement statement) {
        try {
            return statement.isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
