package kportal.batches.checking;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code {name}} in a message: the row's own cell of that column. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]{1,60})}");

    private Placeholders() {}

    static String fill(String message, Columns columns, List<String> cells) {
        return PLACEHOLDER
                .matcher(message)
                .replaceAll(found -> Matcher.quoteReplacement(
                        columns.byName(cells, found.group(1)).orElse(found.group())));
    }

    /** One that no column has a name for: it would be sent as it stands there. */
    static Optional<String> unknown(String message, Columns columns) {
        return PLACEHOLDER
                .matcher(message)
                .results()
                .filter(found -> columns.byName(List.of(), found.group(1)).isEmpty())
                .map(found -> found.group())
                .findFirst();
    }
}
