package kportal.balance;

import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.support.Environment;
import kportal.web.Origin;
import kportal.web.Session;

/** Who enters something, for which business, and from where. */
record Author(String businessId, String userId, Origin origin) {
    static Author of(Session session, Origin origin) {
        return new Author(session.businessId(), session.userId(), origin);
    }

    Deed deed(Kind kind, Environment environment, String entryId, String words) {
        return Deed.of(kind, businessId, userId, origin)
                .in(environment)
                .about(entryId)
                .saying(words);
    }
}
