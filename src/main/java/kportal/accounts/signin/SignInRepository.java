package kportal.accounts.signin;

import java.time.Instant;
import java.util.Objects;
import kportal.accounts.letters.Letter;
import kportal.accounts.letters.LetterRepository;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.db.Alive;
import kportal.db.Database;
import org.jooq.DSLContext;

public final class SignInRepository {
    private final Database db;
    private final LetterRepository letters;

    public SignInRepository(Database db, LetterRepository letters) {
        this.db = db;
        this.letters = letters;
    }

    void append(Deed deed, Instant now) {
        db.run(sql -> append(sql, deed, now));
    }

    /** With a word to whoever it is of: when, and from which address. */
    void appendAndTell(Deed deed, String email, Instant now) {
        db.run(sql -> {
            String from = Objects.requireNonNullElse(deed.origin().address(), "?");
            letters.post(sql, Letter.NEW_BROWSER, email, now.toString(), from);
            append(sql, deed, now);
        });
    }

    /** Whoever is deleted between the password and this is not signed in. */
    private static void append(DSLContext sql, Deed deed, Instant now) {
        Alive.requireUser(sql, Objects.requireNonNull(deed.userId()));
        AuditRepository.append(sql, deed, now);
    }
}
