package kportal.accounts.letters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter on its way, as a job carries it: drawn when it is sent.
 *
 * @param language the code of what its reader chose; null: nothing, or it was posted before there was a choice
 * @param values what its text has numbers in braces for; null: nothing
 */
record Note(
        Letter letter,
        String to,
        @Nullable String path,
        @Nullable List<String> values,
        @Nullable String language) {
    @Override
    public String toString() {
        return "Note[" + letter + "]";
    }
}
