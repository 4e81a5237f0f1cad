package kportal.accounts.passwords;

import java.util.List;
import java.util.Optional;
import kportal.web.Form;

/** A password that somebody chooses: long enough and not easy to guess. What it is made of is nobody's business. */
public final class NewPassword {
    public static final int SHORTEST = 8;
    public static final int LONGEST = 200;

    private NewPassword() {}

    /**
     * To be asked for last: how hard it is to guess is measured only when everything else is good, for that takes a core
     * half a second. {@code about}: the person's name, business and mail address.
     */
    public static Optional<String> from(Form form, String field, HashingPool pool, String network, String... about) {
        Optional<String> typed = form.secret(field);
        if (typed.isEmpty()) {
            return typed;
        }
        int length = typed.get().codePointCount(0, typed.get().length());
        if (length < SHORTEST) {
            form.reject(field, "error.password.short");
        } else if (length > LONGEST) {
            form.reject(field, "error.long", LONGEST);
        } else if (typed.get().codePoints().anyMatch(NewPassword::isLost)) {
            form.reject(field, "error.characters");
        } else if (form.valid()) {
            List<String> known = KnownWords.of(about);
            switch (pool.run(network, () -> Strength.of(typed.get(), known))) {
                case GOOD -> {}
                case COMMON -> form.reject(field, "error.password.common");
                case PERSONAL -> form.reject(field, "error.password.personal");
            }
        }
        return typed;
    }

    /** What was no character on its way here: any other such would be the same password. */
    private static boolean isLost(int c) {
        return c == 0xFFFD || (c >= 0xD800 && c <= 0xDFFF);
    }
}
