package kportal.accounts.sessions;

import java.time.Instant;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.db.Database;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.SessionRepository;

/** Ends sessions from afar, each with its entry in the log. */
public final class SessionEndRepository {
    private final Database db;

    public SessionEndRepository(Database db) {
        this.db = db;
    }

    /** One of the same user's; false if there is none of that id. */
    boolean end(Session mine, String id, Origin origin, Instant now) {
        return db.write(sql -> {
            boolean ended = SessionRepository.delete(sql, mine.userId(), id);
            if (ended) {
                AuditRepository.append(
                        sql, Deed.of(Kind.SESSION_ENDED, mine, origin).about(id), now);
            }
            return ended;
        });
    }

    void endOthers(Session mine, Origin origin, Instant now) {
        db.run(sql -> {
            int ended = SessionRepository.deleteOthers(sql, mine.userId(), mine.id());
            if (ended > 0) {
                Deed deed = Deed.of(Kind.SESSIONS_ENDED, mine, origin);
                AuditRepository.append(sql, deed.saying("sessions: " + ended), now);
            }
        });
    }
}
