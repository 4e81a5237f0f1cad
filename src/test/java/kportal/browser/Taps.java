package kportal.browser;

/** Counts what a finger does: a press is one, a number typed is one, and choosing from a list is two. */
final class Taps {
    private final Tab tab;
    private int count;

    /** Begins on the dashboard. */
    Taps(Tab tab) {
        this.tab = tab;
        tab.open("/");
        tab.arrive("/", "Ada’s Corner Shop");
    }

    Taps press(String css) {
        count++;
        tab.press(css);
        return this;
    }

    /** What leads to another page. */
    Taps follow(String css) {
        count++;
        tab.submit(css);
        return this;
    }

    Taps type(String name, String value) {
        count++;
        tab.fill(name, value);
        return this;
    }

    /** Waits for what the page puts there by itself, which is no tap; without scripts it takes one, see there. */
    Taps proposed(String name, String value) {
        count += tab.scripted() ? 0 : 1;
        new Purchase(tab).proposed(name, value);
        return this;
    }

    /** One, either way. */
    Taps amount(String naira) {
        count++;
        new Purchase(tab).amount(naira);
        return this;
    }

    /** From a filled-in form to the receipt. */
    Taps checkAndPay() {
        return follow("main form[method=post] button[type=submit]").pay();
    }

    Taps pay() {
        follow("form[action$='/pay'] button");
        new Purchase(tab).receipt("succeeded");
        return this;
    }

    int count() {
        return count;
    }
}
