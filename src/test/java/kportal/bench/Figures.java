package kportal.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured: told as it comes, and once more as one table at the end. */
final class Figures {
    private static final List<String> LINES = new ArrayList<>();

    private Figures() {}

    static void ratio(String what, double figure) {
        line(what, String.format(Locale.ROOT, "%12.3f", figure));
    }

    static void row(String what, long figure) {
        line(what, String.format(Locale.ROOT, "%,12d", figure));
    }

    static void millis(String what, double figure) {
        line(what, String.format(Locale.ROOT, "%12.2f", figure));
    }

    private static void line(String what, String figure) {
        String line = String.format("%-72s %s", what, figure);
        LINES.add(line);
        System.out.println(line);
    }

    static void table() {
        System.out.printf("%n%-72s %12s%n", "what", "figure");
        LINES.forEach(System.out::println);
    }
}
