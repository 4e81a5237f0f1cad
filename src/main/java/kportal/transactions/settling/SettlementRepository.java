package kportal.transactions.settling;

import static kportal.db.generated.Tables.TRANSACTIONS;

import java.time.Instant;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.transactions.EventRepository;
import kportal.transactions.Payer;
import kportal.transactions.Status;
import kportal.transactions.Transaction;

/** A person's word on what came of a transaction, and the step that tells of it: both or neither. */
public final class SettlementRepository {
    private final Database db;
    private final String environment;

    public SettlementRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    /** False when it has moved on since it was looked at. */
    boolean settle(Payer person, Transaction seen, Status to, String note, Instant now) {
        return db.write(sql -> {
            int moved = sql.update(TRANSACTIONS)
                    .set(TRANSACTIONS.STATUS, to.code())
                    .set(TRANSACTIONS.SETTLED_BY, person.userId())
                    .set(TRANSACTIONS.SETTLED_AT, now)
                    .set(TRANSACTIONS.NOTE, note)
                    .where(TRANSACTIONS.ID.eq(seen.id()))
                    .and(TRANSACTIONS.BUSINESS_ID.eq(person.businessId()))
                    .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                    .and(TRANSACTIONS.STATUS.eq(seen.status().code()))
                    .execute();
            if (moved == 1) {
                String reason = to == Status.REVERSED ? "reversed_by_hand" : "settled_by_hand";
                EventRepository.insert(
                        sql,
                        new EventRepository.Step(
                                seen.id(), person.businessId(), person.userId(), seen.status(), to, reason, note),
                        now);
            }
            return moved == 1;
        });
    }
}
