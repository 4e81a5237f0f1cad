package kportal.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kportal.testing.Store;

/**
 * Whether a page of history, drawn after a purchase, costs the same however long the history is. Histories of all sizes are
 * looked at by turns: a machine is not as fast in one minute as in the next.
 */
final class Pages {
    private static final Duration A_TURN = Duration.ofSeconds(1);
    private static final int TURNS = 8;
    private static final int PORT = 18080;
    private static final Pattern NEXT = Pattern.compile("cursor=([A-Za-z0-9_-]+)");

    private final Past past;
    private final Served portal;
    private final Connection connection;
    private final Statement moved;
    private final String cookie;
    private final Map<String, String> kinds;

    private Pages(Past past, int port) throws Exception {
        this.past = past;
        portal = past.serve(port);
        connection = DriverManager.getConnection(past.url());
        moved = connection.createStatement();
        cookie = Past.signIn(portal);
        // The JVM warms up on other pages than those that count.
        Load.of(portal, "/transactions", cookie, 4, 20);
        kinds = kinds(past, portal, cookie);
    }

    static void measure() throws Exception {
        for (Store store : Past.stores()) {
            List<Pages> sizes = new ArrayList<>();
            try {
                for (int rows : Past.sizes()) {
                    sizes.add(new Pages(Past.of(store, rows), PORT + sizes.size()));
                }
                for (String kind : sizes.getFirst().kinds.keySet()) {
                    measure(kind, sizes);
                }
            } finally {
                for (Pages each : sizes) {
                    each.close();
                }
            }
        }
    }

    private static void measure(String kind, List<Pages> sizes) {
        Map<Pages, List<Looks>> turns = new LinkedHashMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            for (Pages pages : sizes) {
                turns.computeIfAbsent(pages, size -> new ArrayList<>()).add(pages.look(kind));
            }
        }
        Looks base = Looks.of(turns.get(sizes.getFirst()));
        turns.forEach((pages, all) -> pages.note(kind, Looks.of(all), base));
    }

    private Looks look(String kind) {
        return Looks.at(portal, kinds.get(kind), cookie, A_TURN, () -> move(moved));
    }

    private void note(String kind, Looks looks, Looks base) {
        String what = past.store() + " " + past.rows() + " rows: " + kind;
        Figures.millis(what + ", p50 ms", looks.p50());
        Figures.millis(what + ", p99 ms", looks.p99());
        if (past.rows() != Past.sizes().getFirst()) {
            Figures.ratio(what + ", p50 / that of the fewest rows", looks.p50() / base.p50());
            Figures.ratio(what + ", p99 / that of the fewest rows", looks.p99() / base.p99());
        }
    }

    private void close() throws Exception {
        moved.close();
        connection.close();
        portal.close();
    }

    /** As a purchase would: what was drawn before is not shown again. */
    private static void move(Statement statement) {
        try {
            statement.executeUpdate("update history_versions set version = version + 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What to ask for is taken from a row in the middle of the history. */
    private static Map<String, String> kinds(Past past, Served portal, String cookie) throws Exception {
        LocalDate middle = LocalDate.now(java.time.ZoneOffset.UTC).minusDays(550);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("first page", "/transactions");
        pages.put("deep page", "/transactions?cursor=" + cursor(portal, cookie, "/transactions?to=" + middle));
        pages.put("filter: service", "/transactions?service=cable-tv");
        pages.put("filter: status", "/transactions?status=unknown");
        pages.put("filter: network, days", "/transactions?network=GLO&from=" + middle.minusDays(30) + "&to=" + middle);
        try (Connection connection = DriverManager.getConnection(past.url());
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select recipient, reference, token from transactions"
                        + " where token is not null and reference is not null and sent_at < "
                        + middle.toEpochDay() * 86_400_000L + " order by sent_at desc limit 1")) {
            row.next();
            pages.put("search: whole number", search(row.getString(1)));
            pages.put("search: part of a reference", search(row.getString(2).substring(2, 9)));
            pages.put("search: whole token", search(row.getString(3)));
        }
        pages.put("search: phone number", search("0803" + phone(past)));
        pages.put("search: last 4 digits", search(phone(past).substring(3)));
        pages.put("search: a word", search("fuel"));
        pages.put("search: an amount", search("5000"));
        pages.put("search: a month", search(middle.toString().substring(0, 7)));
        return pages;
    }

    private static String phone(Past past) throws SQLException {
        try (Connection connection = DriverManager.getConnection(past.url());
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(
                        "select recipient from transactions where service = 'airtime' and recipient like '0803%' limit 1")) {
            row.next();
            return row.getString(1).substring(4);
        }
    }

    private static String search(String text) {
        return "/transactions?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String cursor(Served portal, String cookie, String path) throws Exception {
        Matcher next = NEXT.matcher(portal.text(path, cookie));
        if (!next.find()) {
            throw new IllegalStateException(path + " has no next page");
        }
        return next.group(1);
    }
}
