package kportal.transactions;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;

import java.time.Instant;
import kportal.db.Database;
import kportal.support.Environment;
import org.jooq.Condition;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/** Counts what is open of all businesses together, for whoever runs the portal; who they are is none of that. */
public final class OpenRepository {
    private final Database db;
    private final String environment;

    public OpenRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    /**
     * So many, and since when.
     *
     * @param oldest when the first of them was sent; null: there is none
     */
    public record Unknowns(int count, @Nullable Instant oldest) {}

    /** Those that were sent before then. */
    public Unknowns unknown(Instant before) {
        return db.read(sql -> sql.select(count(), min(TRANSACTIONS.SENT_AT))
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.STATUS.eq(inline(Status.UNKNOWN.code())))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(TRANSACTIONS.SENT_AT.lt(before))
                .fetchSingle(Records.mapping(Unknowns::new)));
    }

    /** On their way to Kpoint. */
    public int sending() {
        return those(TRANSACTIONS.ENVIRONMENT.eq(environment));
    }

    /** Those of them that are rows of a batch. */
    public int sendingOfBatches() {
        return those(TRANSACTIONS.ENVIRONMENT.eq(environment).and(TRANSACTIONS.BATCH_ID.isNotNull()));
    }

    private int those(Condition which) {
        return db.read(sql -> sql.fetchCount(
                TRANSACTIONS,
                TRANSACTIONS.STATUS.eq(inline(Status.SENDING.code())).and(which)));
    }
}
