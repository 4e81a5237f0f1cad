package kportal.db;

import static kportal.db.generated.Tables.KEYSET_CHECKS;
import static org.jooq.impl.DSL.falseCondition;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public final class HealthRepository {
    private static final Logger log = LoggerFactory.getLogger(HealthRepository.class);

    private final Database db;

    public HealthRepository(Database db) {
        this.db = db;
    }

    public boolean answers() {
        try {
            return db.read(sql -> sql.selectOne().fetchSingle().value1() == 1);
        } catch (RuntimeException e) {
            log.error("the database does not answer", e);
            return false;
        }
    }

    /** Changes no row, and is refused wherever nothing may be written: a full queue, a file or a server to read only. */
    public boolean takesWrites() {
        try {
            db.run(sql -> sql.update(KEYSET_CHECKS)
                    .set(KEYSET_CHECKS.ID, KEYSET_CHECKS.ID)
                    .where(falseCondition())
                    .execute());
            return true;
        } catch (RuntimeException e) {
            log.error("the database can't be written", e);
            return false;
        }
    }
}
