package kportal.history.sought;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One text that a transaction must hold somewhere.
 *
 * @param texts the forms in which it may be stored, lower case; any of them will do
 * @param kobo the amount that it may be as well
 * @param literal as typed between quotes: nothing else may be meant by it
 */
public record Term(Set<String> texts, @Nullable Long kobo, boolean literal) {
    /** Shorter ones can't be looked up. */
    private static final int INDEXED = 3;

    static Term word(String word) {
        return new Term(Set.of(word), null, false);
    }

    static Term quoted(String text) {
        return new Term(Set.of(text), null, true);
    }

    /** A number with whatever stood between its digits. */
    static Term number(String typed) {
        Set<String> texts = new LinkedHashSet<>();
        String bare = typed.replaceAll("[^0-9,]", "");
        texts.add(bare);
        texts.add(typed);
        if (bare.startsWith("234") && bare.length() > 3) {
            // Numbers are stored as 0803…, and typed as +234 803… or even +234 0803….
            texts.add("0" + bare.substring(3).replaceFirst("^0", ""));
        }
        return new Term(texts, Amounts.bare(typed).orElse(null), false);
    }

    /** The whole of a phone, meter or smartcard number, or of a token, perhaps. */
    public boolean mayBeWhole() {
        return !literal && texts.stream().anyMatch(text -> text.matches("[0-9]{10,}"));
    }

    /** Or a part of one. */
    boolean mayBeName() {
        return texts.size() == 1 && texts.iterator().next().chars().anyMatch(Character::isLetter);
    }

    public boolean indexed() {
        return texts.stream().allMatch(text -> text.length() >= INDEXED);
    }
}
