package kportal.transactions;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kportal.web.Message;
import org.jspecify.annotations.Nullable;

/**
 * One of the tokens that a purchase brought.
 *
 * @param place from 1 on, in the order in which they go into the meter
 * @param keyChange it changes the meter's key and brings no units: it goes in before the one that does
 */
public record MeterToken(String text, int place, int count, boolean keyChange) {
    private static final int DIGITS = 20;

    /** Of a transaction's own text: with commas between several; words of Kpoint's are one, whatever is in them. */
    public static List<MeterToken> of(@Nullable String kept) {
        if (kept == null || kept.isBlank()) {
            return List.of();
        }
        List<String> parts = Arrays.stream(kept.split(","))
                .filter(part -> !part.isBlank())
                .map(String::strip)
                .toList();
        if (parts.stream().noneMatch(MeterToken::isOne)) {
            return List.of(new MeterToken(kept, 1, 1, false));
        }
        int count = parts.size();
        // Key-change tokens come as a pair: of two alone nobody can say which is what.
        boolean withKeyChange = count > 2 && parts.stream().allMatch(MeterToken::isOne);
        return IntStream.range(0, count)
                .mapToObj(i -> new MeterToken(parts.get(i), i + 1, count, withKeyChange && i < count - 1))
                .toList();
    }

    private static boolean isOne(String text) {
        return text.length() == DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** It can be keyed into a meter; otherwise it is something that Kpoint said instead. */
    public boolean keyable() {
        return isOne(text);
    }

    public Message label() {
        if (count == 1) {
            return Message.of("token.one");
        }
        if (keyChange) {
            return Message.of("token.key-change", place, count);
        }
        return Message.of("token.place", place, count);
    }
}
