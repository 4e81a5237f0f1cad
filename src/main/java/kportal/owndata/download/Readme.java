package kportal.owndata.download;

import java.time.Instant;
import java.util.List;
import kportal.web.Messages;

/** What stands in which file, in plain words. */
final class Readme {
    private static final int WIDTH = 100;

    private Readme() {}

    static String text(Messages messages, String business, Instant now, List<Sheet> sheets) {
        StringBuilder text = new StringBuilder();
        add(text, messages.text("download.readme.title", business, now));
        add(text, messages.text("download.readme.pairs"));
        for (Sheet sheet : sheets) {
            add(text, sheet.name() + ": " + messages.text("download.sheet." + sheet.name()));
        }
        for (String part : List.of("units", "ids", "money", "csv", "left-out")) {
            add(text, messages.text("download.readme." + part));
        }
        return text.toString();
    }

    /** Wrapped, for editors that don't. */
    private static void add(StringBuilder text, String paragraph) {
        int column = 0;
        for (String word : paragraph.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                text.append("\r\n");
                column = 0;
            }
            text.append(column > 0 ? " " : "").append(word);
            column += word.length() + (column > 0 ? 1 : 0);
        }
        text.append("\r\n\r\n");
    }
}
