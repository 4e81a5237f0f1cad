package kportal.seed;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kportal.accounts.NewAccount;
import kportal.accounts.UserRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.db.Database;
import kportal.web.Origin;

/**
 * A business with a long past, and three small ones beside it.
 *
 * @param rows of the one with the long past
 * @param number the same makes the same transactions, but for whose they are and the day that they end with
 */
public record Seed(int rows, long number, Instant today) {
    public static final String OWNER = "seed@shop.ng";
    private static final int SMALL_ONES = 3;
    private static final int ROWS_OF_A_SMALL_ONE = 200;

    /** Whose it will be, while the database is open; nobody: others are there already. */
    public List<MadeUp> signUp(Database db, UserRepository users, String passwordHash) {
        OwnerRepository owners = new OwnerRepository(db);
        if (!owners.none()) {
            return List.of();
        }
        List<MadeUp> pasts = new ArrayList<>();
        Owner large = owner(owners, users, "Seed Stores", OWNER, passwordHash);
        pasts.add(new MadeUp(number, large, rows, today));
        for (int small = 1; small <= SMALL_ONES; small++) {
            Owner owner = owner(owners, users, "Small Shop " + small, "small" + small + "@shop.ng", passwordHash);
            pasts.add(new MadeUp(number + small, owner, ROWS_OF_A_SMALL_ONE, today));
        }
        return pasts;
    }

    private Owner owner(
            OwnerRepository owners, UserRepository users, String business, String email, String passwordHash) {
        Deed deed = Deed.of(Kind.SIGNED_UP, null, null, Origin.PORTAL).saying("made by seed");
        NewAccount account = users.insert(business, "Ada Obi", email, passwordHash, null, deed, today)
                .orElseThrow();
        return owners.complete(account, email, passwordHash, today);
    }

    /** What they bought, while nobody has the database open. */
    public static void load(String databaseUrl, List<MadeUp> pasts) throws SQLException, IOException {
        try (Bulk bulk =
                databaseUrl.startsWith("jdbc:sqlite:") ? new SqliteBulk(databaseUrl) : new PostgresBulk(databaseUrl)) {
            bulk.load(new Pasts(pasts));
        }
    }
}
