package kportal.backups;

import static kportal.db.generated.Tables.BACKUPS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kportal.db.Database;
import kportal.support.Ids;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

public final class BackupRepository {
    /** Then whoever began one is taken for dead, or a failed one is tried once more. */
    private static final Duration AGAIN_AFTER = Duration.ofHours(1);

    private static final int LISTED = 30;

    private final Database db;

    public BackupRepository(Database db) {
        this.db = db;
    }

    /** The id of the one that is due now; empty: it is made, or somebody makes it. */
    Optional<String> take(Duration every, Instant now) {
        Instant slot = Instant.ofEpochMilli(now.toEpochMilli() / every.toMillis() * every.toMillis());
        return db.write(sql -> {
            sql.deleteFrom(BACKUPS)
                    .where(BACKUPS.SLOT_AT.eq(slot))
                    .and(BACKUPS.MADE_AT.isNull())
                    .and(BACKUPS.BEGUN_AT.lt(now.minus(AGAIN_AFTER)))
                    .execute();
            return insert(sql, slot, now);
        });
    }

    String begin(Instant now) {
        return db.write(sql -> insert(sql, null, now).orElseThrow());
    }

    private static Optional<String> insert(DSLContext sql, @Nullable Instant slot, Instant now) {
        String id = Ids.next();
        int begun = sql.insertInto(BACKUPS)
                .set(BACKUPS.ID, id)
                .set(BACKUPS.SLOT_AT, slot)
                .set(BACKUPS.BEGUN_AT, now)
                .onConflict(BACKUPS.SLOT_AT)
                .doNothing()
                .execute();
        return begun == 1 ? Optional.of(id) : Optional.empty();
    }

    void made(String id, Made made, Instant now) {
        db.run(sql -> sql.update(BACKUPS)
                .set(BACKUPS.FILE, made.file().getFileName().toString())
                .set(BACKUPS.BYTES, made.bytes())
                .set(BACKUPS.ENCRYPTED, made.encrypted() ? 1 : 0)
                .set(BACKUPS.MADE_AT, now)
                .where(BACKUPS.ID.eq(id))
                .execute());
    }

    void failed(String id, Instant now) {
        db.run(sql -> sql.update(BACKUPS)
                .set(BACKUPS.FAILED_AT, now)
                .where(BACKUPS.ID.eq(id))
                .execute());
    }

    void forget(Instant before) {
        db.run(sql -> sql.deleteFrom(BACKUPS).where(BACKUPS.BEGUN_AT.lt(before)).execute());
    }

    /** Newest first. */
    List<Line> list() {
        return db.read(sql -> sql.select(
                        BACKUPS.BEGUN_AT,
                        BACKUPS.FILE,
                        BACKUPS.BYTES,
                        BACKUPS.ENCRYPTED,
                        BACKUPS.MADE_AT,
                        BACKUPS.FAILED_AT)
                .from(BACKUPS)
                .orderBy(BACKUPS.BEGUN_AT.desc(), BACKUPS.ID.desc())
                .limit(LISTED)
                .fetch(row -> new Line(
                        row.get(BACKUPS.BEGUN_AT),
                        row.get(BACKUPS.FILE),
                        row.get(BACKUPS.BYTES),
                        row.get(BACKUPS.ENCRYPTED),
                        row.get(BACKUPS.MADE_AT),
                        row.get(BACKUPS.FAILED_AT))));
    }

    /** When the last good one was begun. */
    public Optional<Instant> newest() {
        return db.read(sql -> sql.select(BACKUPS.BEGUN_AT)
                .from(BACKUPS)
                .where(BACKUPS.MADE_AT.isNotNull())
                .orderBy(BACKUPS.BEGUN_AT.desc())
                .limit(1)
                .fetchOptional(BACKUPS.BEGUN_AT));
    }
}
