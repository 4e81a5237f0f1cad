package kportal.browser;

import kportal.testing.Browser;

/** The landing page, sign-up and sign-out. */
record FrontDoor(Tab tab) {
    void look() {
        tab.open("/");
        tab.arrive("/", "Airtime, data");
        tab.open("/help");
        tab.arrive("/help", "Help");
        tab.open("/login");
        tab.arrive("/login", "Sign in");
    }

    /** First with nothing filled in. */
    void signUp(String email) {
        tab.open("/signup");
        tab.arrive("/signup", "Open an account");
        tab.submit("main form button");
        tab.find(".summary");
        if (tab.scripted()) {
            tab.await(d -> tab.focusedClass().equals("summary"), "the error summary has the focus");
        }
        tab.arrive("/signup", "Open an account");
        fillIn(email);
        tab.arrive("/", "Ada’s Corner Shop");
    }

    /** Straight in. */
    void quickly(String email) {
        tab.open("/signup");
        fillIn(email);
        tab.find("nav a[href='/account']");
    }

    /** To an account that is there already. */
    void back(String email) {
        tab.open("/login");
        tab.fill("email", email);
        tab.fill("password", Browser.PASSWORD);
        tab.submit("main form[action='/login'] button");
        tab.find("nav a[href='/account']");
    }

    private void fillIn(String email) {
        tab.fill("business", "Ada’s Corner Shop");
        tab.fill("name", "Ada Obi");
        tab.fill("email", email);
        tab.fill("password", Browser.PASSWORD);
        tab.submit("main form button");
    }

    void signOut() {
        tab.open("/account");
        tab.arrive("/account", "Account");
        tab.submit("form[action='/logout'] button");
        tab.arrive("/|/login", "");
        tab.open("/transactions");
        tab.arrive("/login", "Sign in");
    }
}
