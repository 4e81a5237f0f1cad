package kportal.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kportal.support.Money;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;

/** Portal, model, Kpoint's log and export agree to the kobo. */
final class Audit {
    private static final Set<String> STATUSES =
            Set.of("sending", "succeeded", "reversed", "failed", "pending", "unknown");

    private Audit() {}

    static void of(FaultyKpoint kpoint, List<Shop> shops) {
        List<FaultyKpoint.Call> log = kpoint.calls();
        int calls = 0;
        for (Shop shop : shops) {
            assertEquals(shop.ledger.exported(shop.till.email()), export(shop.till), "export");
            totals(shop);
            List<Ledger.Sent> logged = logged(log, shop.ledger);
            assertEquals(shop.ledger.sent, logged, "Kpoint's log");
            calls += logged.size();
        }
        assertEquals(log.size(), calls, "no call that nobody made");
        assertEquals(0, kpoint.reused());
    }

    /** What reached Kpoint with this shop's keys, in order. */
    private static List<Ledger.Sent> logged(List<FaultyKpoint.Call> log, Ledger ledger) {
        Set<String> keys = ledger.sent.stream().map(Ledger.Sent::key).collect(Collectors.toSet());
        return log.stream()
                .filter(call -> keys.contains(call.key()))
                .map(call -> new Ledger.Sent(call.key(), call.path(), call.body()))
                .toList();
    }

    private static List<List<String>> export(Till till) {
        List<List<String>> rows = new ArrayList<>();
        String csv = Till.expect(200, till.get("/transactions/export.csv")).body();
        for (CsvRecord row : CsvReader.builder().ofCsvRecord(csv)) {
            rows.add(row.getFields());
        }
        return rows.subList(1, rows.size());
    }

    private static void totals(Shop shop) {
        Document page = Till.expect(200, shop.till.get("/transactions")).html();
        for (String status : STATUSES) {
            long[] total = shop.ledger.total(status);
            Elements shown = page.select("[data-total=" + status + "]");
            assertEquals(
                    total[0] == 0 ? "" : String.valueOf(total[0]),
                    shown.select(".count").text(),
                    status);
            // What failed cost nothing: no sum stands beside it.
            boolean sum = total[0] > 0 && !status.equals("failed");
            assertEquals(
                    sum ? new Money(total[1]).shown() : "",
                    shown.select(".meta").text(),
                    status);
        }
        String spent = page.select("[data-spent]").text();
        assertEquals(
                new Money(shop.ledger.total("succeeded")[1]).shown(), spent.isEmpty() ? Money.ZERO.shown() : spent);
    }
}
