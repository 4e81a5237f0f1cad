package kportal.alerts;

import java.util.List;

/** What came of a look at one thing. */
public sealed interface Finding {
    /**
     * The operator must hear of it.
     *
     * @param facts what the letter has numbers in braces for
     */
    record Wrong(List<String> facts) implements Finding {
        static Wrong of(Object... facts) {
            return new Wrong(List.of(facts).stream().map(String::valueOf).toList());
        }
    }

    record Good() implements Finding {}

    /** Neither: whoever knows better may be another portal on the same database. */
    record NotKnown() implements Finding {}
}
