package kportal.soak;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.soak.ReachedLog.What;
import org.jsoup.nodes.Element;

/** Holds what a portal says of a purchase against what reached the other side. */
final class Audit {
    /** @param id blank when there is no such transaction */
    record Found(String id, String status) {
        static final Found ABSENT = new Found("", "absent");
    }

    private final Shop shop;
    private final Ground ground;
    private final ReachedLog log;

    Audit(Shop shop, Ground ground, ReachedLog log) {
        this.shop = shop;
        this.ground = ground;
        this.log = log;
    }

    Found find(String number) {
        try (Connection connection = ground.look(shop);
                var query = connection.prepareStatement("select id, status from transactions where recipient = ?")) {
            query.setString(1, number);
            try (var rows = query.executeQuery()) {
                return rows.next() ? new Found(rows.getString(1), rows.getString(2)) : Found.ABSENT;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is wrong with it; {@code mark}: where in the log it began. */
    List<String> faults(String number, int mark, Found found) {
        List<String> faults = new ArrayList<>();
        long begun = log.count(mark, What.BEGUN);
        boolean saidSuccess = log.count(number, What.SAID_SUCCESS) > 0;
        if (begun > 1) {
            faults.add(begun + " calls reached Kpoint");
        }
        String lie =
                switch (found.status()) {
                    case "absent", "draft" -> begun > 0 ? "payable, though a call was made" : "";
                    case "failed" -> begun > 0 ? "failed, though a call was made" : "";
                    case "succeeded" -> saidSuccess ? "" : "succeeded, though Kpoint never said so";
                    case "unknown" -> "";
                    default -> "it says " + found.status();
                };
        if (!lie.isEmpty()) {
            faults.add(lie);
        }
        if (!found.id().isEmpty() && !shop.status(found.id()).equals(found.status())) {
            faults.add("its page says " + shop.status(found.id()) + ", its row " + found.status());
        }
        return faults;
    }

    /** Every purchase of the shop so far: database, history and export agree, and nothing is still on its way. */
    List<String> all() {
        Map<String, String> rows = rows();
        List<String> faults = new ArrayList<>();
        if (!rows.equals(exported())) {
            faults.add("the export and the database differ");
        }
        if (!rows.equals(shown())) {
            faults.add("the history and the database differ");
        }
        if (rows.containsValue("sending")) {
            faults.add("something is still sending");
        }
        try {
            String damage = ground.damage(shop);
            if (!damage.isEmpty()) {
                faults.add(damage);
            }
        } catch (SQLException e) {
            faults.add(e.toString());
        }
        return faults;
    }

    private Map<String, String> rows() {
        Map<String, String> found = new HashMap<>();
        try (Connection connection = ground.look(shop);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id, status from transactions where status <> 'draft'")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private Map<String, String> exported() {
        Map<String, String> found = new HashMap<>();
        String csv =
                Shop.expect(200, shop.browser().get("/transactions/export.csv")).body();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv.replaceFirst("^\uFEFF", ""))) {
            reader.forEach(row -> found.put(row.getField("id"), row.getField("status")));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return found;
    }

    private Map<String, String> shown() {
        Map<String, String> found = new HashMap<>();
        String next = "/transactions";
        while (!next.isEmpty()) {
            var page = Shop.expect(200, shop.browser().get(next));
            for (Element row : page.select("#results tr[data-id]")) {
                found.put(row.attr("data-id"), row.attr("data-status"));
            }
            next = page.select("#results a[rel=next]").attr("href");
        }
        return found;
    }
}
