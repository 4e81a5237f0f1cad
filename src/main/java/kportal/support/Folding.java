package kportal.support;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name as it is looked for, compared and put in order: {@code ola} finds {@code Ọlá}. */
public final class Folding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

    private Folding() {}

    public static String of(String name) {
        String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        // Hausa's letters with a hook don't come apart; apostrophes are typed as the keyboard has them.
        String plain = bare.replace('ɓ', 'b')
                .replace('ɗ', 'd')
                .replace('ƙ', 'k')
                .replace('ƴ', 'y')
                .replace('’', '\'');
        return BLANKS.matcher(plain).replaceAll(" ").strip();
    }
}
