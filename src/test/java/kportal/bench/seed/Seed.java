package kportal.bench.seed;

import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import kportal.App;
import kportal.accounts.Passwords;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.settings.SettingError;
import kportal.settings.Settings;
import kportal.settings.SettingsReader;
import kportal.support.Ids;
import kportal.testing.Browser;
import org.jooq.DSLContext;

/** {@code make seed ROWS=1000000}: a business with a long past, and three small ones beside it. */
public final class Seed {
    public static final String OWNER = "seed@shop.ng";
    private static final int SMALL_ONES = 3;
    private static final int ROWS_OF_A_SMALL_ONE = 200;

    private Seed() {}

    public static void main(String[] args) throws Exception {
        int rows = Integer.parseInt(Objects.requireNonNullElse(System.getenv("ROWS"), "10000"));
        long seed = Long.parseLong(Objects.requireNonNullElse(System.getenv("SEED"), "1"));
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.keySet().retainAll(List.of("DATA_DIR", "DATABASE_URL", "KEYSET_FILE"));
        long begun = System.nanoTime();
        try {
            into(variables, rows, seed, Clock.systemUTC().instant());
        } catch (SettingError e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.out.printf(
                "%,d transactions in %d s. Sign in as %s with the password: %s%n",
                rows, (System.nanoTime() - begun) / 1_000_000_000, OWNER, Browser.PASSWORD);
    }

    /** {@code variables}: as the portal that will serve it has them. */
    public static void into(Map<String, String> variables, int rows, long seed, Instant today)
            throws SQLException, IOException {
        Map<String, String> sandbox = new HashMap<>(variables);
        sandbox.put("PORT", "0");
        Settings settings = SettingsReader.read(sandbox);
        List<Iterator<MadeRow>> past = new ArrayList<>();
        try (App app = new App(settings, Clock.systemUTC(), Passwords.COST);
                Database database = Databases.open(settings.databaseUrl(), Clock.systemUTC())) {
            if (database.read(sql -> sql.fetchExists(sql.selectFrom(TRANSACTIONS)))) {
                throw new SettingError("DATABASE_URL names a database that holds transactions already;"
                        + " seed takes one without any");
            }
            URI root = URI.create("http://127.0.0.1:" + app.port());
            past.add(made(new MadeUp(seed, owner(database, root, "Seed Stores", OWNER), rows, today)));
            for (int small = 1; small <= SMALL_ONES; small++) {
                Owner owner = owner(database, root, "Small Shop " + small, "small" + small + "@shop.ng");
                past.add(made(new MadeUp(seed + small, owner, ROWS_OF_A_SMALL_ONE, today)));
            }
        }
        try (Bulk bulk =
                settings.sqlite() ? new SqliteBulk(settings.databaseUrl()) : new PostgresBulk(settings.databaseUrl())) {
            bulk.load(oneAfterAnother(past));
        }
    }

    /** Signed up as anybody is; two more people buy for it, with the owner's password. */
    private static Owner owner(Database database, URI root, String business, String email) {
        try (Browser browser = new Browser(root)) {
            if (browser.signUp(business, email).status() != 303) {
                throw new IllegalStateException(email + " could not sign up");
            }
        }
        return database.write(sql -> {
            var row = sql.select(USERS.ID, USERS.PASSWORD_HASH, MEMBERSHIPS.BUSINESS_ID)
                    .from(USERS)
                    .join(MEMBERSHIPS)
                    .on(MEMBERSHIPS.USER_ID.eq(USERS.ID))
                    .where(USERS.EMAIL.eq(email))
                    .fetchSingle();
            String businessId = row.value3();
            List<String> people = List.of(
                    row.value1(),
                    colleague(sql, businessId, "bola." + email, row.value2()),
                    colleague(sql, businessId, "chidi." + email, row.value2()));
            return new Owner(businessId, people, removedKey(sql, businessId, row.value1()));
        });
    }

    private static String colleague(DSLContext sql, String businessId, String email, String passwordHash) {
        String id = Ids.next();
        Instant created = sql.select(BUSINESSES.CREATED_AT)
                .from(BUSINESSES)
                .where(BUSINESSES.ID.eq(businessId))
                .fetchSingle(BUSINESSES.CREATED_AT);
        sql.insertInto(USERS)
                .set(USERS.ID, id)
                .set(USERS.NAME, email.substring(0, email.indexOf('.')))
                .set(USERS.EMAIL, email)
                .set(USERS.PASSWORD_HASH, passwordHash)
                .set(USERS.CREATED_AT, created)
                .set(USERS.PASSWORD_CHANGED_AT, created)
                .execute();
        sql.insertInto(MEMBERSHIPS)
                .set(MEMBERSHIPS.BUSINESS_ID, businessId)
                .set(MEMBERSHIPS.USER_ID, id)
                .set(MEMBERSHIPS.ROLE, "buyer")
                .set(MEMBERSHIPS.CREATED_AT, created)
                .execute();
        return id;
    }

    /** What they were paid with. */
    private static String removedKey(DSLContext sql, String businessId, String userId) {
        String id = Ids.next();
        sql.insertInto(API_KEYS)
                .set(API_KEYS.ID, id)
                .set(API_KEYS.BUSINESS_ID, businessId)
                .set(API_KEYS.ENVIRONMENT, "sandbox")
                .set(API_KEYS.LAST4, "seed")
                .set(API_KEYS.STATE, "removed")
                .set(API_KEYS.CREATED_BY, userId)
                .set(API_KEYS.CREATED_AT, Instant.EPOCH)
                .set(API_KEYS.REMOVED_AT, Instant.EPOCH)
                .execute();
        return id;
    }

    private static Iterator<MadeRow> made(MadeUp past) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return past.more();
            }

            @Override
            public MadeRow next() {
                if (!past.more()) {
                    throw new NoSuchElementException();
                }
                return past.next();
            }
        };
    }

    private static Iterator<MadeRow> oneAfterAnother(List<Iterator<MadeRow>> all) {
        return new Iterator<>() {
            private final Iterator<Iterator<MadeRow>> next = all.iterator();
            private Iterator<MadeRow> now = next.next();

            @Override
            public boolean hasNext() {
                while (!now.hasNext() && next.hasNext()) {
                    now = next.next();
                }
                return now.hasNext();
            }

            @Override
            public MadeRow next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return now.next();
            }
        };
    }
}
