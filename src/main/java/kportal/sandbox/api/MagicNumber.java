package kportal.sandbox.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Recipients that make a purchase end in a known way, told by their last four digits as Stripe's test cards are by
 * theirs. The same endings work for phone, meter and smartcard numbers.
 */
public enum MagicNumber {
    FAILED("0001", false),
    PENDING("0002", true),
    ZERO_TOKEN("0010", true),
    GROUPED_TOKEN("0011", true),
    UNAUTHORISED("0401", false),
    UNPAID("0403", false),
    TIMEOUT("0408", true),
    INVALID("0422", false),
    DROPPED("0444", true),
    BUSY("0429", false),
    BROKEN("0500", false),
    GATEWAY("0503", true),
    GARBAGE("0666", true),
    SLOW("0777", true);

    private final String ending;
    private final boolean takesMoney;

    MagicNumber(String ending, boolean takesMoney) {
        this.ending = ending;
        this.takesMoney = takesMoney;
    }

    static Optional<MagicNumber> of(String recipient) {
        return Arrays.stream(values()).filter(magic -> magic.endsIn(recipient)).findFirst();
    }

    boolean endsIn(String recipient) {
        return recipient.endsWith(ending);
    }

    /** Its name as texts and addresses write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String ending() {
        return ending;
    }

    public boolean takesMoney() {
        return takesMoney;
    }
}
