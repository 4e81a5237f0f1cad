package kportal.transactions.paying;

import static kportal.db.generated.Tables.ANSWERS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.inline;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.transactions.EventRepository;
import kportal.transactions.OwnReason;
import kportal.transactions.Status;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;

/** The one way out of {@code sending}: by what Kpoint answered, or by the sweep of what a dead portal left. */
public final class OutcomeRepository {
    private final Database db;

    public OutcomeRepository(Database db) {
        this.db = db;
    }

    /**
     * An answer for a row that is no longer sending is kept and shown, and changes nothing by itself.
     *
     * @return false when no row knows the attempt: a database that broke down in its fence's commit may still bring it back
     */
    boolean settle(Result result) {
        return db.write(sql -> {
            var row = sql.select(TRANSACTIONS.ID, TRANSACTIONS.BUSINESS_ID, TRANSACTIONS.STATUS)
                    .from(TRANSACTIONS)
                    .where(TRANSACTIONS.ATTEMPT_ID.eq(result.attemptId()))
                    .fetchOptional();
            // Of a deleted business nothing more is kept: its answers were promised to be gone.
            boolean wanted = row.isPresent() && Alive.business(sql, row.get().value2());
            if (wanted && insertAnswer(sql, result, row.get())) {
                boolean settled = update(sql, result) == 1;
                Status to = Status.of(result.status()).orElseThrow();
                Status now = Status.of(row.get().value3()).orElseThrow();
                String said = result.reason() == null ? "said_success" : result.reason();
                var step = settled
                        ? step(row.get(), Status.SENDING, to, said)
                        : step(row.get(), now, now, "late_answer_" + to.code());
                EventRepository.insert(sql, step, result.at());
            }
            return row.isPresent();
        });
    }

    private static int update(DSLContext sql, Result result) {
        return sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.STATUS, result.status())
                .set(TRANSACTIONS.FINISHED_AT, result.at())
                .set(TRANSACTIONS.REACHED, result.reached())
                .set(TRANSACTIONS.REASON, result.reason())
                .set(TRANSACTIONS.REFERENCE, result.reference())
                .set(TRANSACTIONS.TOKEN, result.token())
                .set(TRANSACTIONS.UNITS, result.units())
                .set(TRANSACTIONS.CHARGED_KOBO, result.chargedKobo())
                .set(TRANSACTIONS.KPOINT_MESSAGE, result.message())
                .where(TRANSACTIONS.ATTEMPT_ID.eq(result.attemptId()))
                .and(TRANSACTIONS.STATUS.eq(Status.SENDING.code()))
                .execute();
    }

    /** False when it is there already: a side file may be replayed after its answer was stored after all. */
    private static boolean insertAnswer(DSLContext sql, Result result, Record3<String, String, String> row) {
        return sql.insertInto(ANSWERS)
                        .set(ANSWERS.ATTEMPT_ID, result.attemptId())
                        .set(ANSWERS.TRANSACTION_ID, row.value1())
                        .set(ANSWERS.BUSINESS_ID, row.value2())
                        .set(ANSWERS.RECEIVED_AT, result.at())
                        .set(ANSWERS.HTTP_STATUS, result.httpStatus())
                        .set(ANSWERS.BODY, result.body())
                        .set(ANSWERS.TOOK_MS, result.tookMillis())
                        .onConflict(ANSWERS.ATTEMPT_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    /**
     * Calls that died with their portal: nobody can know any more what came of them.
     *
     * @param known attempts whose answer waits beside the database
     */
    int sweep(String bootId, Set<String> known, Instant now) {
        return db.write(sql -> {
            Condition dead = db.shared() ? TRANSACTIONS.LEASE_UNTIL.lt(db.now(sql)) : TRANSACTIONS.BOOT_ID.ne(bootId);
            List<Record3<String, String, String>> rows = sql.select(
                            TRANSACTIONS.ID, TRANSACTIONS.BUSINESS_ID, TRANSACTIONS.STATUS)
                    .from(TRANSACTIONS)
                    .where(TRANSACTIONS.STATUS.eq(inline(Status.SENDING.code())))
                    .and(dead)
                    .and(TRANSACTIONS.ATTEMPT_ID.notIn(known))
                    .fetch();
            rows.forEach(row -> giveUp(sql, row, now));
            return rows.size();
        });
    }

    private static void giveUp(DSLContext sql, Record3<String, String, String> row, Instant now) {
        int swept = sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.STATUS, Status.UNKNOWN.code())
                .set(TRANSACTIONS.FINISHED_AT, now)
                .set(TRANSACTIONS.REASON, OwnReason.PORTAL_STOPPED.code())
                .where(TRANSACTIONS.ID.eq(row.value1()))
                .and(TRANSACTIONS.STATUS.eq(Status.SENDING.code()))
                .execute();
        if (swept == 1) {
            EventRepository.insert(
                    sql, step(row, Status.SENDING, Status.UNKNOWN, OwnReason.PORTAL_STOPPED.code()), now);
        }
    }

    private static EventRepository.Step step(Record3<String, String, String> row, Status from, Status to, String why) {
        return new EventRepository.Step(row.value1(), row.value2(), null, from, to, why, null);
    }
}
