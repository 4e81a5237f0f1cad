package kportal.sheets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands between the cells of a text. */
final class Delimiter {
    /** The first wins where several could be: a tab or a semicolon stands in no number, a comma does. */
    private static final char[] KINDS = {'\t', ';', '|', ','};

    private static final int LINES = 20;

    /** How Excel is told, in a first line that is no row. */
    private static final Pattern TOLD = Pattern.compile("(?i)\"?sep=([^\"\\r\\n])\"?(\\r\\n|\\r|\\n|$)");

    private Delimiter() {}

    /** That first line, found by {@code lookingAt}. */
    static Matcher told(String start) {
        return TOLD.matcher(start);
    }

    /** Which stands in most of the first lines, quoted text apart. */
    static char of(String start) {
        int[] lines = new int[KINDS.length];
        boolean[] here = new boolean[KINDS.length];
        boolean quoted = false;
        boolean text = false;
        int count = 0;
        for (int i = 0; i < start.length() && count < LINES; i++) {
            char c = start.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r')) {
                end(lines, here, text);
                text = false;
                count++;
            }
            text |= Character.isLetterOrDigit(c);
            for (int kind = 0; kind < KINDS.length; kind++) {
                here[kind] |= !quoted && c == KINDS[kind];
            }
        }
        end(lines, here, text);
        int best = KINDS.length - 1;
        for (int kind = best; kind >= 0; kind--) {
            best = lines[kind] >= lines[best] ? kind : best;
        }
        return lines[best] == 0 ? ',' : KINDS[best];
    }

    /** A line without text says nothing. */
    private static void end(int[] lines, boolean[] here, boolean text) {
        for (int kind = 0; kind < KINDS.length; kind++) {
            lines[kind] += here[kind] && text ? 1 : 0;
            here[kind] = false;
        }
    }
}
