package kportal.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parts of SQLite's search index are merged little by little, while it is written to and searched. */
class TidyTest {
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

    private TestPortal portal;
    private Database db;
    private Browser ada;
    private TransactionRows past;
    private int bought;

    @BeforeEach
    void open() {
        portal = TestPortal.start(Store.SQLITE);
        db = portal.database();
        ada = portal.signUp("Ada Stores", "ada@shop.ng");
        past = TransactionRows.of(db, Environment.SANDBOX, "ada@shop.ng");
        // Each commit leaves a part.
        db.run(sql -> sql.execute("insert into search (search, rank) values ('automerge', 0)"));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void manyPartsBecomeOneAndNothingIsLost() {
        while (parts() <= 8) {
            buy();
        }
        int calls = 0;
        do {
            db.tidy();
            buy();
            calls++;
        } while (parts() > calls + 1 && calls < 100);
        assertTrue(parts() <= calls + 1, parts() + " parts after " + calls + " calls");
        assertEquals(
                "✓ Succeeded " + bought,
                ada.get("/transactions?q=0805000")
                        .select("#totals")
                        .text()
                        .replaceFirst(".*(✓ Succeeded \\d+).*", "$1"));
        db.run(sql -> sql.execute("insert into search (search) values ('integrity-check')"));
    }

    @Test
    void fewPartsAreLeftAlone() {
        while (parts() < 8) {
            buy();
        }
        String before = partNumbers();
        db.tidy();
        db.tidy();
        assertEquals(before, partNumbers());
    }

    private void buy() {
        past.insert(new Row(
                Order.airtime("GLO", "Glo", "08050005000", Money.ofNaira(100 + bought)),
                Status.SUCCEEDED,
                NOON.plusSeconds(bought)));
        bought++;
    }

    private int parts() {
        return db.read(SearchIndex::parts);
    }

    private String partNumbers() {
        return db.read(sql -> sql.fetch("select distinct segid from search_idx order by segid")
                .formatCSV());
    }
}
