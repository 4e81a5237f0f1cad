package kportal.accounts.attempts;

import static kportal.db.generated.Tables.ATTEMPTS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kportal.db.Database;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Leaking buckets, one row each: shared by all portals on a database, and kept over a restart. */
public final class AttemptRepository {
    private final Database db;

    public AttemptRepository(Database db) {
        this.db = db;
    }

    /** How long until all of them fit; zero when they do. */
    Duration untilOpen(List<Charge> charges, Instant now) {
        return db.read(sql -> charges.stream()
                .filter(Charge::strict)
                .map(charge -> untilOpen(sql, charge, now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO));
    }

    private static Duration untilOpen(DSLContext sql, Charge charge, Instant now) {
        long emptyBy = sql.select(ATTEMPTS.EMPTY_BY)
                .from(ATTEMPTS)
                .where(ATTEMPTS.NAME.eq(charge.name()))
                .fetchOptional(ATTEMPTS.EMPTY_BY)
                .orElse(0L);
        long over = Math.max(emptyBy, now.toEpochMilli()) + charge.amount().toMillis() - latest(charge, now);
        return Duration.ofMillis(Math.max(0, over));
    }

    /** All or none. */
    Attempt take(List<Charge> charges, Instant now) {
        return db.write(sql -> {
            List<Charge> taken = new ArrayList<>();
            Duration wait = Duration.ZERO;
            // In one order, so that no two of them wait for each other.
            for (Charge charge :
                    charges.stream().sorted(Comparator.comparing(Charge::name)).toList()) {
                if (pour(sql, charge, now)) {
                    taken.add(charge);
                } else if (charge.strict()) {
                    Duration own = untilOpen(sql, charge, now);
                    wait = own.compareTo(wait) > 0 ? own : wait;
                }
            }
            if (wait.isPositive()) {
                taken.forEach(charge -> giveBack(sql, charge));
                return new Attempt.Refused(wait);
            }
            return new Attempt.Open(taken);
        });
    }

    private static boolean pour(DSLContext sql, Charge charge, Instant now) {
        long nowMillis = now.toEpochMilli();
        long amount = charge.amount().toMillis();
        sql.insertInto(ATTEMPTS)
                .set(ATTEMPTS.NAME, charge.name())
                .set(ATTEMPTS.EMPTY_BY, nowMillis)
                .onConflictDoNothing()
                .execute();
        return sql.update(ATTEMPTS)
                        .set(
                                ATTEMPTS.EMPTY_BY,
                                DSL.when(ATTEMPTS.EMPTY_BY.gt(nowMillis), ATTEMPTS.EMPTY_BY)
                                        .otherwise(nowMillis)
                                        .plus(amount))
                        .where(ATTEMPTS.NAME.eq(charge.name()))
                        .and(ATTEMPTS.EMPTY_BY.le(latest(charge, now) - amount))
                        .execute()
                == 1;
    }

    private static long latest(Charge charge, Instant now) {
        return now.plus(charge.size()).toEpochMilli();
    }

    void giveBack(List<Charge> charges) {
        db.run(sql ->
                charges.stream().sorted(Comparator.comparing(Charge::name)).forEach(charge -> giveBack(sql, charge)));
    }

    private static void giveBack(DSLContext sql, Charge charge) {
        sql.update(ATTEMPTS)
                .set(ATTEMPTS.EMPTY_BY, ATTEMPTS.EMPTY_BY.minus(charge.amount().toMillis()))
                .where(ATTEMPTS.NAME.eq(charge.name()))
                .execute();
    }

    void deleteEmpty(Instant now) {
        db.run(sql -> sql.deleteFrom(ATTEMPTS)
                .where(ATTEMPTS.EMPTY_BY.le(now.toEpochMilli()))
                .execute());
    }
}
