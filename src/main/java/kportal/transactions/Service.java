package kportal.transactions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What Kpoint sells. The code is its page's path, and what history and exports say. */
public enum Service {
    AIRTIME,
    DATA,
    ELECTRICITY,
    CABLE_TV,
    SMS;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Service> of(String code) {
        return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
    }
}
