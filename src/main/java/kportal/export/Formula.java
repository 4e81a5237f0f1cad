package kportal.export;

import java.util.regex.Pattern;

/** Text that a spreadsheet would run instead of show. */
public final class Formula {
    /** Blanks before it are skipped: some spreadsheets skip them too. The last four are the wide forms of East Asia. */
    private static final Pattern RUN =
            Pattern.compile("[\\s\\u00a0\\ufeff]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20].*|[\\t\\r\\n].*", Pattern.DOTALL);

    /** A number, a phone number among them, stays what it is. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d ,.]*");

    private Formula() {}

    /** The same text, with an apostrophe before it where it would be run. */
    public static String defused(String text) {
        // Most of what is written by the million begins so, and patterns take longer than all the rest of a row.
        if (!text.isEmpty() && Character.isLetterOrDigit(text.charAt(0))) {
            return text;
        }
        boolean harmless = NUMBER.matcher(text).matches() || !RUN.matcher(text).matches();
        return harmless ? text : "'" + text;
    }
}
