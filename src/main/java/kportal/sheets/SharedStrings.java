package kportal.sheets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of a workbook: those that its cells share, and how each is written. */
final class SharedStrings {
    /** Three columns of text that differs in every row, and some. */
    private static final int MOST = 200_000;

    /** A character that XML can't hold, or one that would look so. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private SharedStrings() {}

    static List<String> read(XmlPart part) throws IOException {
        List<String> texts = new ArrayList<>();
        while (part.next()) {
            if (part.starts("si")) {
                if (texts.size() == MOST) {
                    throw new SheetRejected(SheetProblem.BOMB, 0);
                }
                texts.add(text(part, "si"));
            }
        }
        return texts;
    }

    /** Several runs, each in a style of its own, are one text; how it is spoken isn't part of it. */
    static String text(XmlPart part, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (part.next() && !part.ends(end)) {
            if (part.starts("t") && text.length() <= Rows.LONGEST_CELL) {
                text.append(part.text());
            } else if (part.starts("rPh")) {
                part.skip("rPh");
            }
        }
        return unescaped(text.toString());
    }

    static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return ESCAPED.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
