package kportal.audit;

import kportal.support.Environment;
import kportal.web.Origin;
import kportal.web.Session;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did, or tried to. Nothing in it is ever a secret.
 *
 * @param businessId null: it belongs to no business
 * @param userId null: nobody was signed in, or the portal itself
 * @param subject the id of what it is about
 * @param detail a few plain words; of a key its last four characters at most
 */
public record Deed(
        Kind kind,
        Outcome outcome,
        @Nullable String businessId,
        @Nullable String userId,
        Origin origin,
        @Nullable Environment environment,
        @Nullable String subject,
        @Nullable String detail) {
    private static final int LONGEST_DETAIL = 500;

    public static Deed of(Kind kind, Session session, Origin origin) {
        return of(kind, session.businessId(), session.userId(), origin);
    }

    public static Deed of(Kind kind, @Nullable String businessId, @Nullable String userId, Origin origin) {
        return new Deed(kind, Outcome.DONE, businessId, userId, origin, null, null, null);
    }

    public Deed as(Kind other) {
        return new Deed(other, outcome, businessId, userId, origin, environment, subject, detail);
    }

    public Deed refused() {
        return with(Outcome.REFUSED);
    }

    public Deed with(Outcome came) {
        return new Deed(kind, came, businessId, userId, origin, environment, subject, detail);
    }

    /** Of a business and user that only this deed makes. */
    public Deed by(String business, String user) {
        return new Deed(kind, outcome, business, user, origin, environment, subject, detail);
    }

    public Deed in(Environment where) {
        return new Deed(kind, outcome, businessId, userId, origin, where, subject, detail);
    }

    public Deed about(@Nullable String id) {
        return new Deed(kind, outcome, businessId, userId, origin, environment, id, detail);
    }

    public Deed saying(String words) {
        String printable = words.replaceAll("\\p{Cntrl}", " ");
        int end = printable.offsetByCodePoints(
                0, Math.min(printable.codePointCount(0, printable.length()), LONGEST_DETAIL));
        return new Deed(kind, outcome, businessId, userId, origin, environment, subject, printable.substring(0, end));
    }
}
