package kportal.transactions.ordering;

import java.util.Optional;

/** How many parts a text is sent, and paid, as (3GPP TS 23.038 and 23.040). */
public record SmsParts(int parts, int length, Optional<String> longer) {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String DOUBLE = "^{}\\[]~|€\f";

    /** {@code longer} is the first character that the short alphabet lacks. */
    public static SmsParts of(String message) {
        Optional<String> longer = message.codePoints()
                .filter(c -> BASIC.indexOf(c) < 0 && DOUBLE.indexOf(c) < 0)
                .mapToObj(Character::toString)
                .findFirst();
        int length = longer.isPresent() ? message.length() : message.length() + doubled(message);
        int one = longer.isPresent() ? 70 : 160;
        int several = longer.isPresent() ? 67 : 153;
        return new SmsParts(length <= one ? 1 : (length + several - 1) / several, length, longer);
    }

    private static int doubled(String message) {
        return (int) message.chars().filter(c -> DOUBLE.indexOf(c) >= 0).count();
    }
}
