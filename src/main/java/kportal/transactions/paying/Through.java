package kportal.transactions.paying;

import java.util.Locale;

/** By what a purchase was paid. */
public enum Through {
    PAGE,
    BATCH,
    SCHEDULE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
