package kportal.soak;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A business's one purchase made many, so that its history is too long for a file to be sent at once. */
final class LongHistory {
    static final int ROWS = 100_001;

    private static final String COPIES = "insert into transactions select copy.* from transactions t,"
            + " generate_series(2, ?) number, jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(),"
            + " 'form_nonce', number, 'attempt_id', number)) copy where t.business_id = ?";
    private static final String SUMS =
            "update totals set count = count * ?, amount_kobo = amount_kobo * ? where business_id = ?";

    private LongHistory() {}

    static void of(String owner, String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement sql = connection.createStatement()) {
            // No trigger: the sums that those keep are multiplied at once.
            sql.execute("set session_replication_role = replica");
            String business = business(connection, owner);
            try (PreparedStatement copies = connection.prepareStatement(COPIES);
                    PreparedStatement sums = connection.prepareStatement(SUMS)) {
                copies.setInt(1, ROWS);
                copies.setString(2, business);
                copies.execute();
                sums.setInt(1, ROWS);
                sums.setInt(2, ROWS);
                sums.setString(3, business);
                sums.execute();
            }
        }
    }

    private static String business(Connection connection, String owner) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(
                "select m.business_id from memberships m join users u on u.id = m.user_id where u.email = ?")) {
            find.setString(1, owner);
            var found = find.executeQuery();
            found.next();
            return found.getString(1);
        }
    }
}
