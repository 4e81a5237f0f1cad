package kportal.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What comes first; the newest unless somebody says otherwise. */
public enum Sort {
    NEWEST,
    OLDEST,
    LARGEST,
    SMALLEST;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean byAmount() {
        return this == LARGEST || this == SMALLEST;
    }

    boolean descending() {
        return this == NEWEST || this == LARGEST;
    }

    static Optional<Sort> of(String code) {
        return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
    }
}
