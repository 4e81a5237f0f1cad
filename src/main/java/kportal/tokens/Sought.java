package kportal.tokens;

import java.util.Locale;
import kportal.support.Folding;

/**
 * What somebody looks for among meters.
 *
 * @param text for a name, in small letters of ASCII, which is what lower() makes of a column on both databases
 * @param digits of a meter or a token, without what people put between them; empty when it is no number
 */
record Sought(String text, String digits) {
    /** Fewer would be in nearly every token. */
    private static final int LEAST_OF_TOKEN = 4;

    static Sought of(String typed) {
        boolean number = typed.matches("[0-9 .\\-\\u00a0\\u2013]*[0-9][0-9 .\\-\\u00a0\\u2013]*");
        return new Sought(lower(typed), number ? typed.replaceAll("[^0-9]", "") : "");
    }

    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 128) {
                lower.setCharAt(
                        i,
                        String.valueOf(text.charAt(i)).toLowerCase(Locale.ROOT).charAt(0));
            }
        }
        return lower.toString();
    }

    /** As a saved name is looked for. */
    String folded() {
        return Folding.of(text);
    }

    boolean mayBeToken() {
        return digits.length() >= LEAST_OF_TOKEN;
    }
}
