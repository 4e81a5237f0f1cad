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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kportal.testing.Store;

/** Whether a page of history, drawn after a purchase, costs the same however long the history is. */
final class Pages {
    private static final Duration A_PAGE = Duration.ofSeconds(10);
    private static final Pattern NEXT = Pattern.compile("cursor=([A-Za-z0-9_-]+)");

    private Pages() {}

    static void measure() throws Exception {
        for (Store store : Past.stores()) {
            Map<String, Looks> smallest = new LinkedHashMap<>();
            for (int rows : Past.sizes()) {
                measure(Past.of(store, rows), smallest);
            }
        }
    }

    private static void measure(Past past, Map<String, Looks> smallest) throws Exception {
        try (Served portal = past.serve();
                Connection connection = DriverManager.getConnection(past.url());
                Statement moved = connection.createStatement()) {
            String cookie = Past.signIn(portal);
            // The JVM warms up on other pages than those that count.
            Load.of(portal, "/transactions", cookie, 4, 20);
            for (Map.Entry<String, String> page : kinds(past, portal, cookie).entrySet()) {
                Looks looks = Looks.at(portal, page.getValue(), cookie, A_PAGE, () -> move(moved));
                Looks base = smallest.computeIfAbsent(page.getKey(), kind -> looks);
                String what = past.store() + " " + past.rows() + " rows: " + page.getKey();
                Figures.millis(what + ", p50 ms", looks.p50());
                Figures.millis(what + ", p99 ms", looks.p99());
                if (base != looks) {
                    Figures.ratio(what + ", p50 / that of the fewest rows", looks.p50() / base.p50());
                    Figures.ratio(what + ", p99 / that of the fewest rows", looks.p99() / base.p99());
                }
            }
        }
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
