package kportal.transactions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kportal.recipients.Kind;

/** What Kpoint sells. The code is its page's path, and what history and exports say. */
public enum Service {
    AIRTIME,
    DATA,
    ELECTRICITY,
    CABLE_TV,
    SMS;

    private static final Map<String, Service> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(Service::code, Function.identity()));

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String code() {
        return code;
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
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
