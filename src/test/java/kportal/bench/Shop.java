package kportal.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kportal.App;
import kportal.accounts.Passwords;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.settings.Settings;
import kportal.settings.SettingsReader;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.TransactionRows;
import kportal.transactions.Order;
import kportal.transactions.Status;

/** A shop with a past, made before the measured portal starts. */
final class Shop {
    private static final String OWNER = "bench@shop.example";

    private Shop() {}

    /** The cookie of its owner, signed in. */
    static String fill(Path folder, int rows, Map<String, String> more, Environment environment) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("DATA_DIR", folder.toString());
        variables.put("PORT", "0");
        Settings settings = SettingsReader.read(variables);
        try (App app = new App(settings, Clock.systemUTC(), Passwords.COST);
                Browser owner = new Browser(URI.create("http://127.0.0.1:" + app.port()));
                Database database = Databases.open(settings.databaseUrl(), Clock.systemUTC())) {
            owner.signUp("Bench", OWNER);
            TransactionRows.of(database, environment, OWNER).insert(past(rows));
            return "session=" + owner.cookie("session");
        }
    }

    private static List<TransactionRows.Row> past(int rows) {
        Random random = new Random(42);
        Status[] statuses = {Status.SUCCEEDED, Status.SUCCEEDED, Status.SUCCEEDED, Status.FAILED, Status.UNKNOWN};
        Instant now = Instant.now();
        List<TransactionRows.Row> past = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String number = "0803" + String.format("%07d", random.nextInt(10_000_000));
            Order order = Order.airtime("MTN", "MTN", number, Money.ofNaira(50 + random.nextInt(5_000)));
            Status status = statuses[random.nextInt(statuses.length)];
            past.add(new TransactionRows.Row(order, status, now.minusSeconds(60L * i)).reference("KP" + i));
        }
        return past;
    }
}
