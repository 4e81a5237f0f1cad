package kportal.recipients;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kportal.support.PhoneNumber;

/** What a purchase goes to. */
public enum Kind {
    PHONE(""),
    /** A postpaid one may be an account number, so its length is only looked at on the review page. */
    METER("[0-9A-Za-z/]{4,30}"),
    SMARTCARD("[0-9]{6,20}");

    private final String shape;

    Kind(String shape) {
        this.shape = shape;
    }

    /** The forms that buy for one. */
    public List<Way> ways() {
        return switch (this) {
            case PHONE ->
                List.of(
                        new Way("airtime", "phone_number"),
                        new Way("data", "phone_number"),
                        new Way("sms", "recipient"));
            case METER -> List.of(new Way("electricity", "meter_number"));
            case SMARTCARD -> List.of(new Way("cable-tv", "smartcard_number"));
        };
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
