package kportal.browser;

/** How a journey is made: on both screens with JavaScript, and once more without. */
enum Way {
    PHONE(Screen.PHONE, true),
    DESK(Screen.DESK, true),
    PLAIN(Screen.PHONE, false);

    final Screen screen;
    final boolean javascript;

    Way(Screen screen, boolean javascript) {
        this.screen = screen;
        this.javascript = javascript;
    }
}
