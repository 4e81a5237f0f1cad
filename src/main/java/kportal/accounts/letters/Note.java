package kportal.accounts.letters;

import org.jspecify.annotations.Nullable;

/** A letter on its way, as a job carries it: drawn when it is sent. */
record Note(Letter letter, String to, @Nullable String path) {
    @Override
    public String toString() {
        return "Note[" + letter + "]";
    }
}
