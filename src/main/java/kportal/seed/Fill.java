package kportal.seed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import kportal.db.Database;

/** What triggers would have kept, filled by the very statements with which migrations filled it of older rows. */
final class Fill {
    private static final List<String> MIGRATIONS =
            List.of("V28__totals_kept.sql", "V29__search.sql", "V32__tokens_kept.sql");

    private Fill() {}

    static void afterwards(Connection connection, String kind) throws SQLException, IOException {
        try (Statement sql = connection.createStatement()) {
            for (String migration : MIGRATIONS) {
                for (String statement : inserts(kind + "/" + migration)) {
                    sql.execute(statement);
                }
            }
            sql.execute("insert into history_versions (business_id, environment, version)"
                    + " select distinct business_id, environment, 1 from transactions where status <> 'draft'");
        }
    }

    /** Those that stand by themselves, not in a trigger. */
    private static List<String> inserts(String migration) throws IOException {
        try (InputStream in = Database.class.getResourceAsStream("/db/migration/" + migration)) {
            if (in == null) {
                throw new IOException("no migration " + migration);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n"))
                    .filter(paragraph -> paragraph.startsWith("insert into"))
                    .toList();
        }
    }
}
