package kportal.support;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Nigerian number in the 11-digit local form that Kpoint takes: {@code 08031234567}. */
public record PhoneNumber(String local) {
    /** What people put between digits; any other character makes it not a phone number. */
    private static final Pattern TYPED = Pattern.compile("\\+?[0-9 ().\\-\\u00A0]{10,30}");

    private static final Pattern SEPARATORS = Pattern.compile("[^0-9]");

    /** Reads {@code 0803…}, {@code 234803…} and {@code +234 803…}; empty when it is none that Nigeria gives out. */
    public static Optional<PhoneNumber> parse(String typed) {
        if (!TYPED.matcher(typed.strip()).matches()) {
            return Optional.empty();
        }
        String digits = SEPARATORS.matcher(typed).replaceAll("");
        String local = digits.length() == 13 && digits.startsWith("234") ? "0" + digits.substring(3) : digits;
        if (local.length() == 14 && digits.startsWith("2340")) {
            local = digits.substring(3);
        }
        boolean shaped = local.length() == 11 && local.startsWith("0");
        return shaped && givenOut(local) ? Optional.of(new PhoneNumber(local)) : Optional.empty();
    }

    private static boolean givenOut(String local) {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        try {
            return util.isValidNumberForRegion(util.parse(local, "NG"), "NG");
        } catch (NumberParseException e) {
            return false;
        }
    }

    /** {@code 0803 123 4567}. */
    public String shown() {
        return local.substring(0, 4) + " " + local.substring(4, 7) + " " + local.substring(7);
    }
}
