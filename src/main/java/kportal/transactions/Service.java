package kportal.transactions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kportal.recipients.Kind;

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

    /** What its purchases go to. */
    public Kind kind() {
        return switch (this) {
            case AIRTIME, DATA, SMS -> Kind.PHONE;
            case ELECTRICITY -> Kind.METER;
            case CABLE_TV -> Kind.SMARTCARD;
        };
    }

    /** Data and cable requests carry no amount: what they cost is what Kpoint's list says when they are paid. */
    public boolean pricedByList() {
        return this == DATA || this == CABLE_TV;
    }

    public static Optional<Service> of(String code) {
        return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
    }
}
