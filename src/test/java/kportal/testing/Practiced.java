package kportal.testing;

import java.time.Clock;
import java.util.Map;

/** A portal with its own sandbox: Ada has a key, a draft and a receipt; Ben, of another business, must see none of it. */
public final class Practiced implements AutoCloseable {
    public final TestPortal portal;
    public final Browser ada;
    public final Browser ben;
    public final String draft;
    public final String receipt;
    public final String entry;
    /** A meter, by the purchase of its first token. */
    public final String meter;

    public final String batch;

    private final String asset;

    public Practiced(Store store) {
        this(store, Clock.systemUTC());
    }

    public Practiced(Store store, Clock clock) {
        this(store, clock, Map.of());
    }

    public Practiced(Store store, Clock clock, Map<String, String> overrides) {
        portal = TestPortal.start(store, clock, overrides);
        ada = portal.signUp("Ada Stores", "ada@shop.ng");
        ben = portal.signUp("Ben Stores", "ben@shop.ng");
        saveKey(ada);
        draft = Shop.draft(ada, "/airtime", Shop.AIRTIME);
        receipt = Shop.draft(ada, "/sms", Map.of("recipient", "08031234567", "message", "Hello"));
        ada.post("/transactions/" + receipt + "/pay", Map.of());
        ada.post("/balance/opening", Map.of("amount", "1000"));
        entry = ada.get("/balance").select("[data-entry]").attr("data-entry");
        meter = Shop.draft(
                ada,
                "/electricity",
                Map.of("disco", "ikeja", "meter_number", "01234567890", "meter_type", "prepaid", "amount", "1000"));
        ada.post("/transactions/" + meter + "/pay", Map.of());
        batch = ada.post("/batches", Map.of("service", "airtime", "rows", "08031110011,100"))
                .location()
                .substring("/batches/".length());
        asset = ada.get("/").select("script").first().attr("src").substring("/static/".length());
    }

    /** By the three steps that the real Kpoint asks for. */
    private static void saveKey(Browser browser) {
        browser.post("/sandbox/account", Map.of());
        browser.post("/sandbox/fee", Map.of());
        browser.post("/sandbox/keys", Map.of());
        String key = browser.get("/sandbox").select("[data-new-key]").text();
        browser.post("/key", Map.of("api_key", key));
    }

    /** Where one is that buys each day at eight. */
    public String schedule() {
        return ada.post(
                        "/schedules",
                        Map.of(
                                "service",
                                "airtime",
                                "name",
                                "drivers",
                                "rows",
                                "08031110011,100",
                                "repeats",
                                "daily",
                                "time",
                                "08:00",
                                "cap",
                                "500"))
                .location();
    }

    /** A path of the route table, filled in with what is Ada's. */
    public String at(String path) {
        if (path.startsWith("/tokens/")) {
            return path.replace("{id}", meter);
        }
        if (path.startsWith("/batches/")) {
            return path.replace("{id}", batch);
        }
        String id = path.startsWith("/balance") ? entry : path.endsWith("/pay") ? draft : receipt;
        return path.replace("{id}", id).replace("{file}", asset);
    }

    @Override
    public void close() {
        portal.close();
    }
}
