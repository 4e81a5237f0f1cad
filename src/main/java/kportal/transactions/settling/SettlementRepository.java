package kportal.transactions.settling;

import static kportal.db.generated.Tables.TRANSACTIONS;

import java.time.Instant;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.transactions.EventRepository;
import kportal.transactions.Payer;
import kportal.transactions.Status;
import kportal.transactions.Transaction;
import kportal.web.Origin;

/** A person's word on what came of a transaction, and the step that tells of it: both or neither. */
public final class SettlementRepository {
    private final Database db;
    private final Environment environment;

    public SettlementRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment;
    }

    /** False when it has moved on since it was looked at. */
    boolean settle(Payer person, Origin origin, Transaction seen, Status to, String note, Typed typed, Instant now) {
        return db.write(sql -> {
            Alive.requireBusiness(sql, person.businessId());
            int moved = sql.update(TRANSACTIONS)
                    .set(TRANSACTIONS.STATUS, to.code())
                    .set(TRANSACTIONS.SETTLED_BY, person.userId())
                    .set(TRANSACTIONS.SETTLED_AT, now)
                    .set(TRANSACTIONS.NOTE, note)
                    .set(TRANSACTIONS.REFERENCE, typed.reference() == null ? seen.reference() : typed.reference())
                    .set(TRANSACTIONS.TOKEN, typed.token() == null ? seen.token() : typed.token())
                    .set(TRANSACTIONS.TYPED, typed.marked(seen))
                    .where(TRANSACTIONS.ID.eq(seen.id()))
                    .and(TRANSACTIONS.BUSINESS_ID.eq(person.businessId()))
                    .and(TRANSACTIONS.ENVIRONMENT.eq(environment.code()))
                    .and(TRANSACTIONS.STATUS.eq(seen.status().code()))
                    .and(TRANSACTIONS.SETTLED_AT.isNotDistinctFrom(seen.settledAt()))
                    .execute();
            if (moved == 1) {
                String reason = to == Status.REVERSED ? "reversed_by_hand" : "settled_by_hand";
                EventRepository.insert(
                        sql,
                        new EventRepository.Step(
                                seen.id(), person.businessId(), person.userId(), seen.status(), to, reason, note),
                        now);
                AuditRepository.append(sql, deed(person, origin, seen, to, typed), now);
            }
            return moved == 1;
        });
    }

    private Deed deed(Payer person, Origin origin, Transaction seen, Status to, Typed typed) {
        Kind kind = to == Status.REVERSED ? Kind.PURCHASE_REVERSED : Kind.PURCHASE_SETTLED;
        return Deed.of(kind, person.businessId(), person.userId(), origin)
                .in(environment)
                .about(seen.id())
                .saying(seen.status().code() + " to " + to.code()
                        + (typed.any() ? ", typed: " + typed.marked(seen) : ""));
    }
}
