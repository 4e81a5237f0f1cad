package kportal.accounts.passwords;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import com.nulabinc.zxcvbn.matchers.Dictionary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** How hard a password is to guess for whoever knows the common ones, and whose account it is. */
public enum Strength {
    GOOD,
    /** On a list, or made of what is on one. */
    COMMON,
    /** Good for somebody else: it is made of this person's own name, business or mail address, or of ours. */
    PERSONAL;

    /** A million guesses: far more than the limits of sign-in leave anybody. docs/decisions/passwords.md says more. */
    private static final int ENOUGH = 2;

    /** Its time grows steeply with the length, and what is good in its first part is good. */
    private static final int MEASURED = 32;

    /** Longer than that, nobody's list has it. */
    private static final int LONG = 64;

    static Strength of(String password, List<String> known) {
        int length = password.codePointCount(0, password.length());
        if (length >= LONG) {
            return GOOD;
        }
        String measured = password.substring(0, password.offsetByCodePoints(0, Math.min(length, MEASURED)));
        if (KnownWords.isAllOf(password, known)) {
            return PERSONAL;
        }
        if (Lazy.ZXCVBN.measure(measured, known).getScore() >= ENOUGH) {
            return GOOD;
        }
        return Lazy.ZXCVBN.measure(measured).getScore() >= ENOUGH ? PERSONAL : COMMON;
    }

    /** Its lists take a moment to read: not before somebody chooses a password. */
    private static final class Lazy {
        static final Zxcvbn ZXCVBN = load();

        private static Zxcvbn load() {
            try {
                return new ZxcvbnBuilder()
                        .dictionaries(StandardDictionaries.loadAllDictionaries())
                        .keyboards(StandardKeyboards.loadAllKeyboards())
                        .dictionary(new Dictionary("nigerian", nigerian()))
                        .build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static List<String> nigerian() throws IOException {
            try (InputStream in =
                    Objects.requireNonNull(Strength.class.getResourceAsStream("/passwords/nigerian-words.txt"))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .flatMap(line -> List.of(line.split(" ")).stream())
                        .filter(word -> !word.isEmpty())
                        .toList();
            }
        }
    }
}
