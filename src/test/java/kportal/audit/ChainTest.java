package kportal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import kportal.db.Database;
import kportal.support.Ids;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.web.Origin;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds a chain together, on both databases. */
@ParameterizedClass
@EnumSource
class ChainTest {
    private static TestPortal portal;

    @Parameter
    private Store store;

    private final String business = Ids.next();

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    private static Database db() {
        return portal.database();
    }

    private void append(int entries) {
        AuditRepository audit = new AuditRepository(db(), Clock.systemUTC());
        for (int i = 1; i <= entries; i++) {
            audit.append(Deed.of(Kind.SIGNED_IN, business, Ids.next(), new Origin("10.0.0." + i, "Chrome"))
                    .saying("number " + i));
        }
    }

    private Verdict verify(long newest) {
        return new Verifier(new ChainRepository(db())).verify(business, newest);
    }

    @Test
    void whatIsWrittenIsWhole() {
        assertEquals(new Verdict.Whole(0, null, ""), verify(Long.MAX_VALUE));
        append(12);
        Verdict.Whole all = assertInstanceOf(Verdict.Whole.class, verify(Long.MAX_VALUE));
        assertEquals(12, all.entries());
        Verdict.Whole some = assertInstanceOf(Verdict.Whole.class, verify(5));
        assertEquals(5, some.entries());
        assertEquals(all.hash(), some.hash());
    }

    @Test
    void manyWritersMakeOneChain() throws InterruptedException, ExecutionException {
        List<Future<?>> done = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                done.add(threads.submit(() -> append(25)));
            }
        }
        for (Future<?> each : done) {
            each.get();
        }
        assertEquals(
                200,
                assertInstanceOf(Verdict.Whole.class, verify(Long.MAX_VALUE)).entries());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entries set detail = 'x'",
                "delete from audit_entries",
                "update audit_heads set length = length - 1",
                "update audit_heads set length = length + 2",
                "delete from audit_heads",
            })
    void theDatabaseRefusesToChangeIt(String statement) {
        append(2);
        assertThrows(DataAccessException.class, () -> db().run(sql -> sql.execute(statement)));
    }

    static Stream<String> tampering() {
        Stream<String> columns = Stream.of(
                "happened_at = happened_at + 1",
                "user_id = null",
                "business_id = null",
                "kind = 'signed_out'",
                "outcome = 'refused'",
                "environment = 'live'",
                "address = '10.0.0.99'",
                "device = 'Chrom'",
                "subject = 'x'",
                "detail = 'numbe'",
                "detail = null",
                "hash = '" + "0".repeat(64) + "'",
                "position = 40");
        return Stream.concat(
                columns.map(c -> "update audit_entries set " + c + " where position = 3 and chain = '"),
                Stream.of("delete from audit_entries where position = 3 and chain = '"));
    }

    @ParameterizedTest
    @MethodSource("tampering")
    void whoChangesTheDatabaseItselfIsFound(String statement) {
        append(6);
        tamper(statement + business + "'");
        assertEquals(new Verdict.Broken(3), verify(Long.MAX_VALUE));
        assertEquals(new Verdict.Broken(3), verify(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from audit_entries where position >= 5 and chain = '",
                "delete from audit_heads where chain = '"
            })
    void anEndThatIsCutOffIsFound(String statement) {
        append(6);
        tamper(statement + business + "'");
        assertInstanceOf(Verdict.Broken.class, verify(Long.MAX_VALUE));
        TreeMap<String, Verdict> all = new TreeMap<>();
        new Verifier(new ChainRepository(db())).verify(List.of(), all::put);
        assertInstanceOf(Verdict.Broken.class, all.get(business));
    }

    /** As somebody who may do everything in the database. */
    private void tamper(String statement) {
        db().run(sql -> {
            if (store == Store.POSTGRESQL) {
                sql.execute("set local session_replication_role = replica");
                sql.execute(statement);
            } else {
                List<String[]> triggers = sql.fetch(
                                "select name, sql from sqlite_master where type = 'trigger' and name like 'audit%'")
                        .map(row -> new String[] {row.get(0, String.class), row.get(1, String.class)});
                triggers.forEach(trigger -> sql.execute("drop trigger " + trigger[0]));
                sql.execute(statement);
                triggers.forEach(
                        trigger -> sql.connection(c -> c.createStatement().execute(trigger[1])));
            }
        });
    }

    @Test
    void aMovedBorderBetweenTwoPartsIsAnotherHash() {
        Deed deed = Deed.of(Kind.SIGNED_IN, business, null, new Origin("1", "23"));
        Deed moved = Deed.of(Kind.SIGNED_IN, business, null, new Origin("12", "3"));
        Instant now = Instant.now();
        assertEquals(
                Entry.of(deed, 1, now, "").hash(), Entry.of(deed, 1, now, "").hash());
        assertEquals(
                false,
                Entry.of(deed, 1, now, "")
                        .hash()
                        .equals(Entry.of(moved, 1, now, "").hash()));
    }
}
