package kportal.web;

import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.KNOWN_BROWSERS;
import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.SESSIONS;
import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Between a password that was right and its session, an account may be deleted or shut out. */
class LateSessionTest {
    @ParameterizedTest
    @EnumSource
    void aDeletedBusinessGetsNone(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            portal.signUp("Ada Stores", "ada@shop.ng");
            Instant now = Instant.now();
            refused(portal.database(), () -> portal.database().run(sql -> sql.update(BUSINESSES)
                    .set(BUSINESSES.DELETED_AT, now)
                    .set(BUSINESSES.RECORDS_UNTIL, now)
                    .set(BUSINESSES.AUDIT_UNTIL, now)
                    .execute()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsShutOutGetsNone(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            portal.signUp("Ada Stores", "ada@shop.ng");
            refused(portal.database(), () -> portal.database().run(sql -> sql.update(USERS)
                    .set(USERS.DISABLED_AT, Instant.now())
                    .execute()));
            // Nor is their browser remembered.
            String user = portal.database()
                    .read(sql -> sql.select(USERS.ID).from(USERS).fetchSingle().value1());
            new KnownBrowserRepository(portal.database()).save(user, "late", Instant.now());
            assertEquals(0, (int) portal.database()
                    .read(sql -> sql.fetchCount(KNOWN_BROWSERS, KNOWN_BROWSERS.TOKEN_HASH.eq("late"))));
        }
    }

    private static void refused(Database db, Runnable gone) {
        var owner = db.read(sql -> sql.select(MEMBERSHIPS.USER_ID, MEMBERSHIPS.BUSINESS_ID)
                .from(MEMBERSHIPS)
                .fetchSingle());
        Instant now = Instant.now();
        NewSession session = new NewSession(
                "hash",
                owner.value1(),
                owner.value2(),
                Level.FULL,
                now,
                now.plus(Duration.ofHours(1)),
                "127.0.0.1",
                "");
        SessionRepository sessions = new SessionRepository(db);
        sessions.insert(session);
        db.run(sql -> sql.deleteFrom(SESSIONS).where(DSL.trueCondition()).execute());
        gone.run();
        assertThrows(Alive.Gone.class, () -> sessions.insert(session));
        assertEquals(0, (int) db.read(sql -> sql.fetchCount(SESSIONS)));
    }
}
