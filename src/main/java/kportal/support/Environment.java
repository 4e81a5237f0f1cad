package kportal.support;

import java.util.Locale;

/** Where the money is: practice or real. Nothing that belongs to one is ever seen from the other. */
public enum Environment {
    SANDBOX,
    LIVE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
