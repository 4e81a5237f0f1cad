package kportal.db;

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
}
