package kportal.transactions.settling;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import kportal.transactions.Status;
import kportal.transactions.Transaction;
import kportal.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * What a person found of a purchase that Kpoint's answer never brought.
 *
 * @param reference none: it stays as it is
 * @param token the same
 */
public record Typed(@Nullable String reference, @Nullable String token) {
    static final Typed NOTHING = new Typed(null, null);

    /** A token, or three of them where two change a meter's key. */
    private static final String TOKENS = "(\\d{20}){1,3}";

    public static Typed read(Form form, Transaction transaction, Status outcome) {
        String reference = transaction.referenceOpen()
                ? form.optionalLine("reference", 100).orElse(null)
                : null;
        String token = transaction.tokenOpen() ? token(form, outcome) : null;
        return new Typed(reference, token);
    }

    private static @Nullable String token(Form form, Status outcome) {
        String digits = form.optional("meter_token", 100).orElse("").replaceAll("[\\s,-]", "");
        if (digits.isEmpty()) {
            return null;
        }
        if (outcome == Status.FAILED) {
            form.reject("meter_token", "error.settle.token.failed");
        } else if (!digits.matches(TOKENS)) {
            form.reject("meter_token", "error.settle.token");
        }
        return digits.replaceAll("(\\d{20})(?=\\d)", "$1,");
    }

    boolean any() {
        return reference != null || token != null;
    }

    /** As a row says which of them a person typed, with what was typed before. */
    @Nullable
    String marked(Transaction seen) {
        String all = Stream.of(
                        reference != null || seen.typed("reference") ? "reference" : "",
                        token != null || seen.typed("token") ? "token" : "")
                .filter(what -> !what.isEmpty())
                .collect(Collectors.joining(" "));
        return all.isEmpty() ? null : all;
    }
}
