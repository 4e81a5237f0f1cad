package kportal.kpoint.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Electricity tokens: {@code 2636…}, {@code Token : 2636…}, in groups, alone or several. Text, never a number. */
final class Tokens {
    /** Sixteen digits or more, with a blank or a dash between groups at most; bounded, for a regex recurses. */
    private static final Pattern DIGITS = Pattern.compile("\\d(?:[ \\t\\u00a0\\u2013-]{0,3}\\d){15,127}");

    private static final int LENGTH = 20;

    private Tokens() {}

    static List<String> in(JsonNode node) {
        var tokens = new ArrayList<String>();
        collect(node, tokens);
        return tokens;
    }

    private static void collect(JsonNode node, List<String> tokens) {
        if (node.isContainerNode()) {
            node.forEach(each -> collect(each, tokens));
        } else {
            Json.scalar(node).ifPresent(text -> tokens.addAll(in(text)));
        }
    }

    private static List<String> in(String text) {
        var found = new ArrayList<String>();
        var matcher = DIGITS.matcher(text);
        while (matcher.find()) {
            var digits = matcher.group().replaceAll("\\D", "");
            if (digits.length() > LENGTH && digits.length() % LENGTH != 0) {
                // Something else stands close by: better all of it than a token that is wrong.
                return asItIs(text);
            }
            found.addAll(parts(digits));
        }
        return found.isEmpty() ? asItIs(text) : found;
    }

    private static List<String> parts(String digits) {
        if (digits.length() <= LENGTH) {
            return List.of(digits);
        }
        var parts = new ArrayList<String>();
        for (int at = 0; at < digits.length(); at += LENGTH) {
            parts.add(digits.substring(at, at + LENGTH));
        }
        return parts;
    }

    private static List<String> asItIs(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip());
    }

    static boolean isOne(String token) {
        return token.length() >= 16 && token.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
