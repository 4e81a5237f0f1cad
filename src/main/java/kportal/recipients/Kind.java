package kportal.recipients;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kportal.support.PhoneNumber;

/** What a purchase goes to. */
public enum Kind {
    PHONE("", new Way("airtime", "phone_number"), new Way("data", "phone_number"), new Way("sms", "recipient")),
    /** A postpaid one may be an account number, so its length is only looked at on the review page. */
    METER("[0-9A-Za-z/]{4,30}", new Way("electricity", "meter_number")),
    SMARTCARD("[0-9]{6,20}", new Way("cable-tv", "smartcard_number"));

    private final String shape;
    private final List<Way> ways;

    Kind(String shape, Way... ways) {
        this.shape = shape;
        this.ways = List.of(ways);
    }

    /** The forms that buy for one. */
    public List<Way> ways() {
        return ways;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** As it is stored: a phone's local form, others without what people put between their digits. Empty when it is none. */
    public Optional<String> number(String typed) {
        if (this == PHONE) {
            return PhoneNumber.parse(typed).map(PhoneNumber::local);
        }
        String bare = typed.replaceAll("[ .-]", "");
        return bare.matches(shape) ? Optional.of(bare) : Optional.empty();
    }
}
