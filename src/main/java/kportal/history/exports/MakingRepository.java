package kportal.history.exports;

import static kportal.db.generated.Tables.EXPORTS;

import java.time.Instant;
import java.util.List;
import kportal.accounts.letters.Letter;
import kportal.accounts.letters.LetterRepository;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.history.exports.LongExport.State;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** How far each is that is being made, and what becomes of it. */
public final class MakingRepository {
    private final Database db;
    private final LetterRepository letters;

    public MakingRepository(Database db, LetterRepository letters) {
        this.db = db;
        this.letters = letters;
    }

    /** From nothing, whoever was at it before; false when nobody wants it any more. */
    boolean begin(String id, String attempt) {
        return db.write(sql -> sql.update(EXPORTS)
                        .set(EXPORTS.STATE, State.RUNNING.code())
                        .set(EXPORTS.ATTEMPT, attempt)
                        .set(EXPORTS.TRIES, EXPORTS.TRIES.plus(1))
                        .set(EXPORTS.ROWS_WRITTEN, 0)
                        .where(EXPORTS.ID.eq(id))
                        .and(EXPORTS.STATE.in(State.UNFINISHED))
                        .execute()
                == 1);
    }

    /** False: it was cancelled or deleted, or another has begun it anew. */
    boolean progress(String id, String attempt, long rows) {
        return db.write(sql -> sql.update(EXPORTS)
                        .set(EXPORTS.ROWS_WRITTEN, Math.toIntExact(rows))
                        .where(mine(id, attempt))
                        .execute()
                == 1);
    }

    /** With the log's word and the letter, or none of them. */
    boolean ready(LongExport export, String attempt, long rows, Deed deed, Instant now) {
        Instant expires = now.plus(LongExport.KEPT);
        return db.write(sql -> {
            boolean done = sql.update(EXPORTS)
                            .set(EXPORTS.STATE, State.READY.code())
                            .set(EXPORTS.ROWS_WRITTEN, Math.toIntExact(rows))
                            .set(EXPORTS.FINISHED_AT, now)
                            .set(EXPORTS.EXPIRES_AT, expires)
                            .where(mine(export.id(), attempt))
                            .execute()
                    == 1;
            if (done) {
                tell(sql, export, rows, expires);
                AuditRepository.append(sql, deed, now);
            }
            return done;
        });
    }

    private void tell(DSLContext sql, LongExport export, long rows, Instant expires) {
        if (Alive.user(sql, export.userId())) {
            letters.postPage(
                    sql,
                    Letter.EXPORT_READY,
                    export.madeBy(),
                    "/exports/" + export.id(),
                    export.format().name(),
                    String.format("%,d", rows),
                    expires.toString());
        }
    }

    void fail(String id, String attempt, Instant now) {
        db.run(sql -> LongExportRepository.end(sql, mine(id, attempt), State.FAILED, now));
    }

    /** What is past its time, what was left lying, and what nobody asks about any more. */
    void sweep(Instant now, Instant leftLying, Instant forgotten) {
        db.run(sql -> {
            LongExportRepository.end(
                    sql, EXPORTS.STATE.eq(State.READY.code()).and(EXPORTS.EXPIRES_AT.le(now)), State.EXPIRED, now);
            LongExportRepository.end(
                    sql, EXPORTS.STATE.in(State.UNFINISHED).and(EXPORTS.CREATED_AT.le(leftLying)), State.FAILED, now);
            sql.deleteFrom(EXPORTS).where(EXPORTS.FINISHED_AT.le(forgotten)).execute();
        });
    }

    /** The names that files in the folder may have. */
    List<String> files() {
        return db.read(sql -> sql
                .select(EXPORTS.ID, EXPORTS.FORMAT, EXPORTS.ATTEMPT)
                .from(EXPORTS)
                .where(EXPORTS.STATE.in(State.RUNNING.code(), State.READY.code()))
                .and(EXPORTS.ATTEMPT.isNotNull())
                .orderBy(EXPORTS.ID)
                .fetch(row -> files(row.value1(), Format.of(row.value2()).orElseThrow(), row.value3()))
                .stream()
                .flatMap(List::stream)
                .toList());
    }

    /** A file has its last name a moment before it is ready. */
    private static List<String> files(String id, Format format, String attempt) {
        return List.of(LongExport.file(id, attempt, format), LongExport.part(id, attempt));
    }

    private static Condition mine(String id, String attempt) {
        return EXPORTS.ID.eq(id).and(EXPORTS.STATE.eq(State.RUNNING.code())).and(EXPORTS.ATTEMPT.eq(attempt));
    }
}
