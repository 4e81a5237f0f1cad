package kportal.transactions.paper;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kportal.web.Form;

/** What stands under a shop's name on its receipts: two lines at most, each as wide as a slip. */
final class ReceiptLines {
    static final String FIELD = "receipt_line";
    static final int LINES = 2;
    static final int WIDTH = 40;

    private ReceiptLines() {}

    static List<String> of(String kept) {
        return Arrays.stream(kept.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Empty when the form has been told what is wrong; nothing typed is no lines. */
    static Optional<String> read(Form form) {
        List<String> lines = of(form.optional(FIELD, LINES * WIDTH * 2).orElse(""));
        if (lines.size() > LINES) {
            form.reject(FIELD, "error.receipt.lines", LINES);
        }
        if (lines.stream().anyMatch(line -> line.codePointCount(0, line.length()) > WIDTH)) {
            form.reject(FIELD, "error.receipt.long", WIDTH);
        }
        return form.valid() ? Optional.of(String.join("\n", lines)) : Optional.empty();
    }
}
