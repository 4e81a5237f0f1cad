package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The practice Kpoint that gives a key, and the page that keeps it. */
record PracticeKey(Tab tab) {
    private static final String[] STEPS = {"account", "fee", "keys"};

    void set() {
        tab.open("/sandbox");
        for (String step : STEPS) {
            tab.arrive("/sandbox", "Practice Kpoint");
            tab.submit(button(step));
        }
        tab.arrive("/sandbox", "Practice Kpoint");
        String key = tab.find("[data-new-key]").getText();
        assertEquals(tab.scripted(), tab.shows("#new-key [data-copy]"), "a button that only a script can answer");
        tab.open("/key");
        tab.arrive("/key", "Kpoint key");
        save(key);
        tab.arrive("/key", "Kpoint key");
    }

    /** Straight through; the key. */
    String quickly() {
        tab.open("/sandbox");
        for (String step : STEPS) {
            tab.submit(button(step));
        }
        String key = tab.find("[data-new-key]").getText();
        tab.open("/key");
        save(key);
        return key;
    }

    private void save(String key) {
        tab.fill("api_key", key);
        tab.submit("main form[action='/key'] button");
        tab.find("[data-key-state=working]");
    }

    private static String button(String step) {
        return "form[action='/sandbox/" + step + "'] button";
    }
}
