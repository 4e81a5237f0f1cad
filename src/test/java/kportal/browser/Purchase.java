package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

/** From a filled-in form over the review page to the receipt. */
record Purchase(Tab tab) {
    void fill(String page, Map<String, String> fields) {
        tab.open(page);
        fields.forEach((name, value) -> {
            if (tab.shows("select[name=" + name + "]")) {
                tab.choose(name, value);
            } else {
                tab.fill(name, value);
            }
        });
    }

    /** Chooses what a list hangs on. Without scripts a button shows that list. */
    void narrow(String page, String name, String value) {
        tab.open(page);
        narrow(name, value);
    }

    void narrow(String name, String value) {
        tab.choose(name, value);
        if (tab.shows(".step button")) {
            tab.submit(".step button");
        }
    }

    void choose(String list, String code, String field, String number) {
        tab.choose(list, code);
        tab.fill(field, number);
    }

    void review(String heading) {
        tab.submit("main form[method=post] button[type=submit]");
        tab.arrive("/transactions/.+", heading);
    }

    /** Of a form whose list is left as it came: the number proposes, at once or, without scripts, as the form comes back. */
    void proposed(String name, String value) {
        if (!tab.scripted()) {
            tab.submit("main form[method=post] button[type=submit]");
            tab.find(".summary");
        }
        tab.await(d -> tab.value(name).equals(value), value + " proposed");
    }

    /** By its button, which only scripts answer; else typed. */
    void amount(String naira) {
        assertEquals(tab.scripted(), tab.shows("[data-fill='" + naira + "']"));
        if (tab.scripted()) {
            tab.press("[data-fill='" + naira + "']");
        } else {
            tab.fill("amount", naira);
        }
        assertEquals(naira, tab.value("amount"));
    }

    /** Waits until the receipt says so. */
    void pay(String status) {
        tab.submit("form[action$='/pay'] button");
        receipt(status);
    }

    void receipt(String status) {
        tab.find("#receipt[data-status=" + status + "] .badge." + status);
        tab.arrive("/transactions/.+", " for ");
    }

    void settle(String outcome, String note) {
        tab.submit("form[action$='/resolve'] button");
        tab.find(".summary");
        tab.arrive("/transactions/.+", " for ");
        tab.press("[name=outcome][value=" + outcome + "]");
        tab.fill("note", note);
        tab.submit("form[action$='/resolve'] button");
        receipt(outcome);
    }
}
