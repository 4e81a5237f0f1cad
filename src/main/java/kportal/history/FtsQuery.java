package kportal.history;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kportal.history.sought.Term;

/** What is searched for, as SQLite's text index is asked: quoted, so that no character of it means anything. */
final class FtsQuery {
    private FtsQuery() {}

    static String of(List<Term> terms) {
        return terms.stream().map(FtsQuery::any).collect(Collectors.joining(" AND "));
    }

    private static String any(Term term) {
        List<String> any = new ArrayList<>(term.texts());
        if (term.kobo() != null) {
            any.add(letters(term.kobo()));
        }
        return any.stream()
                .map(text -> "\"" + text.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    /** An amount as the index has it. */
    private static String letters(long kobo) {
        return new StringBuilder()
                .appendCodePoint((int) (983_040 + kobo % 65_000))
                .appendCodePoint((int) (983_040 + kobo / 65_000 % 65_000))
                .appendCodePoint((int) (983_040 + kobo / 4_225_000_000L % 65_000))
                .toString();
    }
}
