package kportal.history.exports;

import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.EXPORTS;
import static kportal.db.generated.Tables.USERS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.history.exports.LongExport.State;
import kportal.jobs.Jobs;
import kportal.support.Environment;
import kportal.support.Ids;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What is asked for. */
public final class LongExportRepository {
    /** Of one business: each reads all there is. */
    private static final int UNFINISHED_AT_ONCE = 2;

    /** Of one business: each may fill a disk. */
    private static final int KEPT_AT_ONCE = 10;

    private static final int LISTED = 50;

    private final Database db;
    private final Environment environment;
    private final Jobs jobs;

    public LongExportRepository(Database db, Environment environment, Jobs jobs) {
        this.db = db;
        this.environment = environment;
        this.jobs = jobs;
    }

    /** Its id; none when the business has too many under way, or too many files waiting. */
    Optional<String> insert(String businessId, String userId, Format format, String query, long rows, Instant now) {
        return db.write(sql -> {
            Alive.requireBusiness(sql, businessId);
            if (count(sql, businessId, State.UNFINISHED) >= UNFINISHED_AT_ONCE
                    || count(sql, businessId, List.of(State.READY.code())) >= KEPT_AT_ONCE) {
                return Optional.empty();
            }
            String id = Ids.next();
            sql.insertInto(EXPORTS)
                    .set(EXPORTS.ID, id)
                    .set(EXPORTS.BUSINESS_ID, businessId)
                    .set(EXPORTS.ENVIRONMENT, environment.code())
                    .set(EXPORTS.MADE_BY, userId)
                    .set(EXPORTS.FORMAT, format.code())
                    .set(EXPORTS.FILTER, query)
                    .set(EXPORTS.STATE, State.WAITING.code())
                    .set(EXPORTS.TRIES, 0)
                    .set(EXPORTS.ROWS_EXPECTED, Math.toIntExact(rows))
                    .set(EXPORTS.ROWS_WRITTEN, 0)
                    .set(EXPORTS.CREATED_AT, now)
                    .execute();
            jobs.add(sql, LongExportJob.KIND, id);
            return Optional.of(id);
        });
    }

    private static int count(DSLContext sql, String businessId, List<String> states) {
        return sql.fetchCount(EXPORTS, EXPORTS.BUSINESS_ID.eq(businessId).and(EXPORTS.STATE.in(states)));
    }

    Optional<LongExport> find(String businessId, String id) {
        return Ids.wellFormed(id)
                ? select(EXPORTS.BUSINESS_ID.eq(businessId).and(EXPORTS.ID.eq(id))).stream()
                        .findFirst()
                : Optional.empty();
    }

    /** For whoever makes it. */
    Optional<LongExport> find(String id) {
        return select(EXPORTS.ID.eq(id)).stream().findFirst();
    }

    /** Newest first. */
    List<LongExport> list(String businessId) {
        return select(EXPORTS.BUSINESS_ID.eq(businessId));
    }

    private List<LongExport> select(Condition which) {
        return db.read(sql -> sql.select(EXPORTS.asterisk(), BUSINESSES.NAME, USERS.EMAIL, USERS.LANGUAGE)
                .from(EXPORTS)
                .join(BUSINESSES)
                .on(BUSINESSES.ID.eq(EXPORTS.BUSINESS_ID))
                .join(USERS)
                .on(USERS.ID.eq(EXPORTS.MADE_BY))
                .where(which)
                .and(EXPORTS.ENVIRONMENT.eq(environment.code()))
                .orderBy(EXPORTS.ID.desc())
                .limit(LISTED)
                .fetch(this::read));
    }

    private LongExport read(Record row) {
        return new LongExport(
                row.get(EXPORTS.ID),
                row.get(EXPORTS.BUSINESS_ID),
                row.get(BUSINESSES.NAME),
                row.get(EXPORTS.MADE_BY),
                row.get(USERS.EMAIL),
                row.get(USERS.LANGUAGE),
                environment,
                Format.of(row.get(EXPORTS.FORMAT)).orElseThrow(),
                row.get(EXPORTS.FILTER),
                State.of(row.get(EXPORTS.STATE)),
                row.get(EXPORTS.ATTEMPT),
                row.get(EXPORTS.TRIES),
                row.get(EXPORTS.ROWS_EXPECTED),
                row.get(EXPORTS.ROWS_WRITTEN),
                row.get(EXPORTS.CREATED_AT),
                row.get(EXPORTS.FINISHED_AT),
                row.get(EXPORTS.EXPIRES_AT));
    }

    /** It has no turn now. */
    void later(String id, Instant when) {
        db.run(sql -> jobs.add(sql, LongExportJob.KIND, id, when));
    }

    /** Stops it, or takes its file away. False: there was nothing to stop or take. */
    boolean remove(String businessId, String id, Instant now) {
        Condition it = EXPORTS.ID.eq(id).and(EXPORTS.BUSINESS_ID.eq(businessId));
        return db.write(sql -> end(sql, it.and(EXPORTS.STATE.in(State.UNFINISHED)), State.CANCELLED, now)
                        + end(sql, it.and(EXPORTS.STATE.eq(State.READY.code())), State.EXPIRED, now)
                == 1);
    }

    static int end(DSLContext sql, Condition which, State state, Instant now) {
        return sql.update(EXPORTS)
                .set(EXPORTS.STATE, state.code())
                .set(EXPORTS.FINISHED_AT, now)
                .where(which)
                .execute();
    }
}
