package kportal.history;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody looks for, in the forms it may be stored in.
 *
 * @param text for what is compared as written
 * @param digits the ways a number may be stored; none when it is not a number
 */
record Sought(String text, Set<String> digits) {
    /** Digits with what people put between them; tokens may stand several in a row. */
    private static final Pattern NUMBER =
            Pattern.compile("\\+?[0-9 ().,\\-\\u00a0\\u2013]*[0-9][0-9 ().,\\-\\u00a0\\u2013]*");

    static Sought of(String q) {
        Set<String> digits = new LinkedHashSet<>();
        if (NUMBER.matcher(q).matches()) {
            String bare = q.replaceAll("[^0-9,]", "");
            digits.add(bare);
            if (bare.startsWith("234") && bare.length() > 3) {
                // Numbers are stored as 0803…, and typed as +234 803… or even +234 0803….
                digits.add("0" + bare.substring(3).replaceFirst("^0", ""));
            }
        }
        return new Sought(lower(q), digits);
    }

    /** ASCII letters only, which is what lower() makes of a column on both databases. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return lower.toString();
    }
}
